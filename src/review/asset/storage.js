// What this tab remembers when it is loaded anew. Owns reading and writing it,
// and that a browser that forbids it does no harm.

const PREFIX = 'stancegrid-review-';

export const recall = (key, otherwise) => {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
};

export const remember = (key, value) => {
  try {
    if (value === null) sessionStorage.removeItem(PREFIX + key);
    else sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch { /* The page itself still has it. */ }
};
