// Makes elements. Owns the one way in which data comes into the page: as text,
// never as markup, and set apart from the text around it.

export const find = (id) => document.getElementById(id);

/** An element with its attributes and children; `text` and children are text or elements. */
export const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') element.textContent = value;
    else if (name === 'click') element.addEventListener('click', value);
    else if (name === 'data') Object.assign(element.dataset, value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
};

/** Words from outside: whatever direction they have stays within them. */
export const words = (text, attributes = {}) => make('bdi', { ...attributes, text: text ?? '' });

/** A moment, short: today by the clock, else by the day. */
export const moment = (at) => {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return make('span', { text: at ?? '' });
  const today = date.toDateString() === new Date().toDateString();
  const clock = date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', ...(today ? { second: '2-digit' } : {}), hour12: false });
  const day = date.toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' });
  return make('time', { datetime: at, title: at, text: today ? clock : `${day}, ${clock}` });
};

/** Words about how many there are of something. */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** A link outward, where the address is one that a browser may open. */
export const link = (url, text) => (/^https?:\/\//i.test(url ?? '')
  ? make('a', { href: url, target: '_blank', rel: 'noopener noreferrer', text })
  : null);

/** A dialog closes by its buttons, too; the focus goes back to where it was. */
export const dialog = (id) => {
  const element = find(id);
  for (const button of element.querySelectorAll('[data-close]')) button.addEventListener('click', () => element.close());
  return element;
};
