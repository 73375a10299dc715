
'use strict';
// Comfort for the report: everything it shows stands in the page without it.
(() => {
  const grid = document.getElementById('grid');
  if (!grid) return;
  const find = (id) => document.getElementById(id);
  const live = (id, words) => { const place = find(id); if (place) place.textContent = words; };

  // Every line of the table with its head and the cells of its sources, in the
  // order in which they were written.
  const columns = [...grid.tHead.rows[0].cells].filter((cell) => !cell.matches('.corner, .total'));
  const line = (row) => {
    const cells = [...row.cells];
    return { row, head: cells[0], cells: cells.slice(1, columns.length + 1), rest: cells[columns.length + 1] };
  };
  const head = line(grid.tHead.rows[0]);
  const foot = [...grid.tFoot.rows].map(line);
  const groups = [...grid.tBodies].map((body) => ({
    body,
    lines: [...body.rows].filter((row) => row.dataset.place).map(line),
  }));
  const lines = groups.flatMap((group) => group.lines);
  const sorted = document.createElement('tbody');

  // ---- Finding and sorting ------------------------------------------------
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  for (const each of lines) each.words = fold(`${each.head.textContent} ${each.cells[0]?.dataset.claim ?? ''}`);
  const value = (id) => find(id)?.value ?? '';
  const count = (each, stance) => Number(each.row.dataset[stance]);
  const differing = (each) => {
    const [a, q, d] = ['asserts', 'qualifies', 'denies'].map((stance) => count(each, stance));
    return 2 * a * d + a * q + q * d;
  };
  const orders = {
    asserts: (each) => count(each, 'asserts'),
    denies: (each) => count(each, 'denies'),
    disputed: differing,
  };
  let shownSource = '';

  const filter = () => {
    const words = fold(value('search')).split(/\s+/).filter(Boolean);
    const [topic, stance, source] = [value('topic'), value('stance'), value('source')];
    if (source !== shownSource) {
      for (const each of [head, ...lines, ...foot]) {
        each.cells.forEach((cell, place) => { cell.hidden = source !== '' && place !== Number(source); });
      }
      const wanted = `-s${Number(source) + 1}`;
      for (const proof of document.querySelectorAll('.proof[id]')) {
        proof.hidden = source !== '' && !proof.id.endsWith(wanted);
      }
      shownSource = source;
    }
    let shown = 0;
    for (const each of lines) {
      const cells = source === '' ? each.cells : [each.cells[Number(source)]];
      const kept = (topic === '' || each.row.dataset.topic === topic)
        && words.every((word) => each.words.includes(word))
        && (stance === '' || cells.some((cell) => cell.dataset.stance === stance));
      each.row.hidden = !kept;
      const section = find(`c${each.row.dataset.place}`);
      if (section) section.hidden = !kept;
      shown += kept ? 1 : 0;
    }
    for (const group of groups) group.body.hidden = group.lines.every((each) => each.row.hidden);
    return shown;
  };

  const sortClaims = () => {
    const order = orders[value('sort-claims')];
    if (!order) {
      for (const group of groups) group.body.append(...group.lines.map((each) => each.row));
      sorted.remove();
      return;
    }
    const ranked = lines.map((each, place) => ({ each, place, rank: order(each) }));
    ranked.sort((one, other) => other.rank - one.rank || one.place - other.place);
    sorted.append(...ranked.map(({ each }) => each.row));
    grid.tFoot.before(sorted);
    for (const group of groups) group.body.hidden = true;
  };

  let arranged = '';
  const sortSources = () => {
    if (value('sort-sources') === arranged) return;
    arranged = value('sort-sources');
    const places = columns.map((_, place) => place);
    if (arranged === 'alike') {
      places.sort((one, other) => columns[one].dataset.alike - columns[other].dataset.alike);
    }
    for (const each of [head, ...lines, ...foot]) {
      for (const place of places) each.row.insertBefore(each.cells[place], each.rest);
    }
  };

  const tell = (shown) => {
    const all = lines.length;
    const parts = [shown === all ? `All ${all} claims` : `${shown} of ${all} claims`];
    const chosen = (id) => { const list = find(id); return list && list.value !== '' ? list.selectedOptions[0].textContent : ''; };
    if (chosen('source')) parts.push(`source ${chosen('source')}`);
    if (chosen('stance')) parts.push(`having ${chosen('stance')}`);
    if (chosen('sort-claims')) parts.push(`sorted by ${chosen('sort-claims')}`.replace('by where', 'to where'));
    if (chosen('sort-sources')) parts.push('like sources together');
    live('state', parts.length > 1 || shown !== all ? `${parts.join(', ')}. Totals count everything.` : '');
  };

  const update = () => {
    const shown = filter();
    if (value('sort-claims')) for (const group of groups) group.body.hidden = true;
    tell(shown);
    settle();
  };
  find('controls').addEventListener('input', (event) => {
    if (event.target.id === 'sort-claims') sortClaims();
    if (event.target.id === 'sort-sources') sortSources();
    update();
  });
  find('reset').addEventListener('click', () => {
    for (const field of find('controls').querySelectorAll('input, select')) field.value = '';
    sortClaims();
    sortSources();
    update();
    live('state', `All ${lines.length} claims, as written.`);
  });

  // ---- Moving by keys -----------------------------------------------------
  // One place in the table takes part in the tab order; arrows move it.
  const target = (cell) => cell.querySelector('a') ?? cell;
  const open = (cell) => cell && !cell.hidden && !cell.classList.contains('total');
  let current = null;
  const settle = (cell) => {
    if (current) target(current).tabIndex = -1;
    if (cell) current = cell;
    const gone = !current || current.hidden || current.parentNode.hidden;
    if (gone) current = visible().flatMap((row) => cellsOf(row)).at(0) ?? columns[0];
    target(current).tabIndex = 0;
  };
  const visible = () => [...grid.querySelectorAll('tr[data-place]:not([hidden])')];
  const cellsOf = (row) => [...row.cells].slice(1).filter(open);
  const go = (cell) => {
    if (!cell) return;
    settle(cell);
    target(cell).focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  grid.addEventListener('keydown', (event) => {
    const cell = event.target.closest('th, td');
    if (!cell || event.altKey || event.metaKey) return;
    const rows = [head.row, ...visible()];
    const cells = (row) => [...row.cells].filter(open);
    const row = rows.indexOf(cell.parentNode);
    const place = cells(cell.parentNode).indexOf(cell);
    const at = (up, along) => cells(rows[Math.min(Math.max(up, 0), rows.length - 1)]).at(along);
    const last = row === rows.length - 1;
    const to = {
      ArrowLeft: () => (place > 0 ? at(row, place - 1) : null),
      ArrowRight: () => at(row, place + 1),
      ArrowUp: () => at(row - 1, place),
      ArrowDown: () => (last ? null : at(row + 1, place)),
      PageUp: () => at(row - 10, place),
      PageDown: () => at(row + 10, place),
      Home: () => at(event.ctrlKey ? 0 : row, 0),
      End: () => at(event.ctrlKey ? rows.length - 1 : row, -1),
    }[event.key];
    if (!to || row < 0) return;
    event.preventDefault();
    go(to());
  });
  grid.addEventListener('focusin', (event) => {
    const cell = event.target.closest('th, td');
    if (cell && cell !== current) settle(cell);
  });

  // ---- The panel ----------------------------------------------------------
  const panel = find('panel');
  const narrow = window.matchMedia('(max-width: 44rem)');
  let shown = null;
  const proofOf = (cell) => {
    const link = cell.querySelector('a');
    return link ? document.getElementById(link.hash.slice(1)) : null;
  };
  const neighbour = (cell, step) => {
    const cells = visible().flatMap((row) => (row === cell.parentNode || !row.hidden ? cellsOf(row) : []));
    for (let at = cells.indexOf(cell) + step; at >= 0 && at < cells.length; at += step) {
      if (proofOf(cells[at])) return cells[at];
    }
    return null;
  };
  const show = (cell, takeFocus) => {
    const proof = proofOf(cell);
    if (!proof) return;
    const claim = proof.closest('.claim').querySelector('h3');
    const copy = proof.cloneNode(true);
    copy.removeAttribute('id');
    copy.hidden = false;
    const title = document.createElement('h3');
    title.append(...copy.querySelector('h4').childNodes);
    copy.querySelector('h4').replaceWith(title);
    find('panel-claim').replaceChildren(...[...claim.childNodes].map((node) => node.cloneNode(true)));
    find('panel-proof').replaceChildren(copy);
    find('in-list').hash = proof.id;
    shown?.removeAttribute('aria-selected');
    shown = cell;
    cell.setAttribute('aria-selected', 'true');
    find('previous').disabled = !neighbour(cell, -1);
    find('next').disabled = !neighbour(cell, 1);
    settle(cell);
    if (!panel.open) {
      // The matrix makes room for the panel; the cell stays where it was.
      const before = cell.getBoundingClientRect().top;
      if (narrow.matches) panel.showModal(); else panel.show();
      document.body.classList.add('open');
      window.scrollBy(0, cell.getBoundingClientRect().top - before);
    }
    panel.scrollTop = 0;
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (takeFocus) find('panel-claim').focus({ preventScroll: true });
    else live('panel-state', `${claim.textContent}: ${title.textContent.replace(/\s+/g, ' ')}`);
  };
  const step = (by) => { const cell = shown && neighbour(shown, by); if (cell) show(cell, false); };
  // The browser would give focus back to the cell that opened the panel; it
  // belongs to the one that was shown last.
  const leave = () => {
    document.body.classList.remove('open');
    if (!shown) return;
    const cell = shown;
    shown = null;
    cell.removeAttribute('aria-selected');
    if (!cell.hidden && !cell.parentNode.hidden) go(cell);
  };
  const shut = () => { panel.close(); leave(); };
  panel.addEventListener('close', leave);
  grid.addEventListener('click', (event) => {
    const link = event.target.closest('td a');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.closest('td'), true);
  });
  document.addEventListener('keydown', (event) => {
    if (!panel.open || event.defaultPrevented) return;
    if (event.key === 'Escape') { event.preventDefault(); shut(); }
    if (!panel.contains(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowLeft') { event.preventDefault(); step(-1); }
    if (event.key === 'ArrowRight') { event.preventDefault(); step(1); }
  });
  find('previous').addEventListener('click', () => step(-1));
  find('next').addEventListener('click', () => step(1));
  find('close').addEventListener('click', shut);
  find('in-list').addEventListener('click', () => {
    shown?.removeAttribute('aria-selected');
    shown = null;
    panel.close();
  });

  // ---- From here on the page is at hand -----------------------------------
  grid.setAttribute('role', 'grid');
  for (const link of grid.querySelectorAll('a')) link.tabIndex = -1;
  for (const cell of grid.querySelectorAll('td:not(.total), th')) if (!cell.querySelector('a')) cell.tabIndex = -1;
  for (const wrap of document.querySelectorAll('#matrix > .scroll')) wrap.removeAttribute('tabindex');
  find('controls').hidden = false;
  find('keys').hidden = false;
  // A browser may bring back what was chosen before the page was loaded anew.
  sortClaims();
  sortSources();
  update();
})();
