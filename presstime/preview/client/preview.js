// The preview's script in every page: loads the page again, swaps style sheets, lays the findings over it.
//
// It speaks livereload's protocol 7 on /livereload and names itself there, so that the server also sends the
// state of the build. Every text is put in as text, never as HTML; styles are adopted, not written into the
// page, so that no content security policy stands in the way; all of it is in a shadow root.
(() => {
  'use strict';
  const PROTOCOLS = ['http://livereload.com/protocols/official-7', 'presstime-preview-1'];
  const script = document.currentScript;
  if (!script || window.presstimePreview) return;
  window.presstimePreview = true;
  const mark = new URL(script.src).searchParams.get('at') || '';
  const SCROLL = 'presstime-scroll';
  // A page of our own that tells of one build, with its findings: no panel over it, and loaded again with the next.
  const isOfOneBuild = () => document.querySelector('meta[name="presstime-findings"]') !== null;

  const STYLES = `
    :host { all: initial; color-scheme: light dark; --paper: #f1f5ea; --ink: #16211a; --quiet: #3d4a41;
      --line: #b9c4b4; --bad: #9c1c12; --care: #6b4a00; --code: #e4ead9;
      font: 15px/1.5 system-ui, sans-serif; color: var(--ink); }
    @media (prefers-color-scheme: dark) { :host { --paper: #101512; --ink: #e9efe6; --quiet: #b7c2b8;
      --line: #3d4a41; --bad: #ffb4a8; --care: #f2c76b; --code: #1c241f; } }
    @media print { :host { display: none; } }
    [hidden] { display: none !important; }
    * { box-sizing: border-box; }
    .pill { position: fixed; inset-block-end: 12px; inset-inline-end: 12px; z-index: 2147483646; font: inherit;
      font-weight: 600; color: var(--ink); background: var(--paper); border: 2px solid var(--care);
      border-radius: 4px; padding: 4px 12px; min-block-size: 32px; max-inline-size: calc(100% - 24px); }
    button.pill { cursor: pointer; }
    .pill.bad { border-color: var(--bad); color: var(--bad); }
    .pill.plain { border-color: var(--line); }
    .pill.moved { inset-inline: 12px auto; inset-block-end: 56px; overflow-wrap: anywhere; }
    .pill a { color: inherit; }
    details { margin-block-start: 16px; }
    summary { cursor: pointer; font-weight: 600; padding-block: 4px; }
    .panel { position: fixed; inset: auto 0 0 0; max-block-size: 85vh; z-index: 2147483647; overflow: auto;
      background: var(--paper); border-block-start: 6px solid var(--care); padding: 16px 24px 24px;
      box-shadow: 0 -4px 24px #0006; margin: 0; }
    .panel.bad { border-color: var(--bad); }
    header { display: flex; gap: 16px; align-items: baseline; flex-wrap: wrap; }
    h2 { font-size: 20px; line-height: 1.3; margin: 0; flex: 1 1 auto; }
    p { margin: 4px 0; color: var(--quiet); }
    button.close { font: inherit; font-weight: 600; color: inherit; background: none; border: 2px solid var(--ink);
      border-radius: 4px; padding: 4px 12px; min-block-size: 32px; cursor: pointer; }
    a, button { outline-offset: 2px; }
    a:focus-visible, button:focus-visible, summary:focus-visible, .panel:focus-visible, pre:focus-visible { outline: 3px solid var(--ink); }
    ol { list-style: none; margin: 12px 0 0; padding: 0; }
    li { border-inline-start: 4px solid var(--line); padding: 4px 0 4px 12px; margin: 16px 0; }
    li.error { border-color: var(--bad); }
    li.warning { border-color: var(--care); }
    .place { font-family: ui-monospace, monospace; font-size: 14px; color: var(--ink); overflow-wrap: anywhere; }
    .message { font-weight: 600; color: var(--ink); margin: 2px 0; overflow-wrap: anywhere; }
    .error .kind { color: var(--bad); }
    .warning .kind { color: var(--care); }
    pre { font: 13px/1.5 ui-monospace, monospace; background: var(--code); color: var(--ink); margin: 4px 0;
      padding: 6px 8px; overflow-x: auto; tab-size: 1; }
    .hint, .working { white-space: pre-wrap; color: var(--ink); }
    .said { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  `;

  function element(name, className, text) {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  const plural = (count, word) => `${count} ${word}${count === 1 ? '' : 's'}`;

  function heading(status) {
    const parts = [];
    if (status.errors) parts.push(plural(status.errors, 'error'));
    if (status.warnings) parts.push(plural(status.warnings, 'warning'));
    if (!parts.length && status.notes) parts.push(plural(status.notes, 'note'));
    return parts.join(', ');
  }

  // The line that a finding is about, with its marks beneath; long lines are cut round the place.
  function excerpt(finding) {
    const widest = 160;
    const text = finding.excerpt.replace(/\t/g, ' ');
    const start = Math.max(0, finding.column - 1);
    const cut = text.length > widest ? Math.max(0, start - widest / 2) : 0;
    const shown = (cut ? '…' : '') + text.slice(cut, cut + widest) + (text.length > cut + widest ? '…' : '');
    const number = String(finding.line);
    const box = element('pre', '', `${number} | ${shown}`);
    if (finding.column) {
      const width = Math.max(1, Math.min((finding.end_column || finding.column + 1) - finding.column, widest));
      const before = ' '.repeat(number.length) + ' | ' + ' '.repeat(start - cut + (cut ? 1 : 0));
      box.textContent += `\n${before}${'^'.repeat(width)}`;
    }
    box.tabIndex = 0;
    return box;
  }

  function place(finding) {
    return [finding.file, finding.line, finding.column].filter(Boolean).join(':');
  }

  function item(finding) {
    const row = element('li', finding.severity);
    const where = element(finding.open ? 'a' : 'span', 'place', place(finding));
    if (finding.open) {
      where.href = finding.open;
      where.title = 'Open in the editor';
    }
    const message = element('p', 'message');
    message.append(element('span', 'kind', `${finding.severity} ${finding.code}`), ` ${finding.message}`);
    if (finding.verdict) message.append(` (${finding.verdict})`);
    row.append(where, message);
    if (finding.excerpt && finding.excerpt.trim()) row.append(excerpt(finding));
    if (finding.working) row.append(element('p', 'working', `working: ${finding.working}`));
    if (finding.hint) row.append(element('p', 'hint', `help: ${finding.hint}`));
    for (const other of finding.related || []) row.append(element('p', '', `see: ${place(other)}`));
    return row;
  }

  function list(findings) {
    const made = element('ol');
    made.append(...findings.map(item));
    return made;
  }

  class Overlay {
    constructor() {
      this.host = document.createElement('presstime-preview');
      this.root = this.host.attachShadow({ mode: 'open' });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLES);
      this.root.adoptedStyleSheets = [sheet];
      this.pill = element('button', 'pill');
      this.pill.type = 'button';
      this.pill.setAttribute('aria-expanded', 'false');
      this.note = element('div', 'pill plain');
      this.panel = element('section', 'panel');
      this.panel.tabIndex = -1;
      this.said = element('div', 'said');
      this.said.setAttribute('role', 'status');
      this.pill.addEventListener('click', () => this.open(true));
      addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented && !this.panel.hidden) this.close();
      });
      this.moved = element('div', 'pill plain moved');
      this.pill.hidden = this.note.hidden = this.panel.hidden = this.moved.hidden = true;
      this.root.append(this.panel, this.pill, this.note, this.moved, this.said);
      this.told = '';
      this.closed = '';
      this.status = null;
    }

    attach() {
      if (!this.host.isConnected) document.documentElement.append(this.host);
    }

    // Errors open the panel by themselves, unless these very ones were closed; warnings wait behind the pill.
    show(status) {
      this.attach();
      const before = this.status;
      this.status = status;
      if (isOfOneBuild()) return;
      const text = heading(status);
      const key = status.stopped ? JSON.stringify(status.findings) : '';
      this.pill.hidden = !text;
      this.pill.textContent = status.new && status.new < status.warnings && !status.stopped ? `${text}, ${status.new} new` : text;
      this.pill.className = `pill ${status.stopped ? 'bad' : status.warnings ? '' : 'plain'}`;
      if (status.stopped && key !== this.closed) this.open(false);
      else if (!status.stopped && (before === null || before.stopped || !text)) this.close(true);
      else if (!this.panel.hidden) this.fill();
      if (!status.stopped) this.closed = '';
      this.follow(status.moved?.[location.pathname]);
      this.work(status.building ? 'building…' : status.pending ? `${plural(status.pending, 'page')} to follow` : '');
      const told = status.stopped ? `${text}. This page is the last good one.` : before?.stopped ? 'mended' : '';
      if (told !== this.told) this.said.textContent = this.told = told;
    }

    // The story of this address stands at another now.
    follow(path) {
      this.moved.hidden = !path;
      if (!path) return;
      const link = element('a', '', path);
      link.href = path;
      this.moved.replaceChildren('This story is now at ', link);
    }

    work(text, bad = false) {
      this.attach();
      this.note.textContent = text;
      this.note.className = `pill ${bad ? 'bad' : 'plain'}`;
      this.note.hidden = !text || (!bad && !this.pill.hidden);
      if (bad) this.pill.hidden = true;
    }

    fill() {
      const status = this.status;
      const title = element('h2', '', heading(status));
      title.id = 'title';
      const close = element('button', 'close', 'Close');
      close.type = 'button';
      close.addEventListener('click', () => this.close());
      const head = element('header');
      head.append(title, close);
      const errors = status.findings.filter((finding) => finding.severity === 'error');
      const others = status.findings.filter((finding) => finding.severity !== 'error');
      const lines = [head];
      if (status.stopped) lines.push(element('p', '', 'Nothing new is published. Behind this panel is the last good page.'));
      if (errors.length) lines.push(list(errors));
      if (others.length) lines.push(errors.length ? this.folded(others) : list(others));
      if (status.more) lines.push(element('p', '', `and ${status.more} more: see /__presstime/ or the terminal`));
      this.panel.setAttribute('aria-labelledby', 'title');
      this.panel.className = `panel ${status.stopped ? 'bad' : ''}`;
      this.panel.replaceChildren(...lines);
    }

    // What did not stop the build waits below the errors; opened once, it stays open.
    folded(findings) {
      const wasOpen = this.panel.querySelector('details')?.open;
      const details = element('details');
      details.open = Boolean(wasOpen);
      details.append(element('summary', '', heading({ ...this.status, errors: 0 })), list(findings));
      return details;
    }

    open(byHand) {
      this.fill();
      this.panel.hidden = false;
      this.pill.setAttribute('aria-expanded', 'true');
      if (byHand) this.panel.focus();
    }

    close(byItself = false) {
      const hadFocus = this.panel.contains(this.root.activeElement);
      this.panel.hidden = true;
      this.pill.setAttribute('aria-expanded', 'false');
      if (!byItself && this.status?.stopped) this.closed = JSON.stringify(this.status.findings);
      if (hadFocus && !byItself) this.pill.focus();
    }
  }

  // A style sheet is loaded beside the old one, which goes when the new one has come: nothing flashes.
  function swap(path) {
    const links = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => !link.dataset.presstimeOld);
    const same = links.filter((link) => new URL(link.href).pathname === path);
    for (const link of same.length ? same : links) {
      const fresh = link.cloneNode();
      const address = new URL(link.href);
      address.searchParams.set('presstime', Date.now());
      fresh.href = address.href;
      link.dataset.presstimeOld = 'yes';
      fresh.addEventListener('load', () => link.remove());
      fresh.addEventListener('error', () => link.remove());
      link.after(fresh);
    }
  }

  function reload() {
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify([location.href, scrollX, scrollY]));
    } catch { /* storage may be forbidden: the browser keeps the place as well as it can */ }
    location.reload();
  }

  // A reload keeps the place, but not on a page that grows as its pictures come.
  function restoreScroll() {
    let kept;
    try {
      kept = JSON.parse(sessionStorage.getItem(SCROLL));
      sessionStorage.removeItem(SCROLL);
    } catch { return; }
    if (!kept || kept[0] !== location.href) return;
    const back = () => scrollTo({ left: kept[1], top: kept[2], behavior: 'instant' });
    back();
    addEventListener('load', back, { once: true });
  }

  const overlay = new Overlay();
  let wait = 200;
  let lost = 0;

  function receive(socket, message) {
    if (message.command === 'hello') {
      lost = 0;
      wait = 200;
      overlay.work('');
      socket.send(JSON.stringify({ command: 'info', url: location.href, plugins: {}, mark }));
    } else if (message.command === 'reload') {
      if (message.liveCSS && /\.css$/i.test(message.path)) swap(message.path);
      else reload();
    } else if (message.command === 'presstime') {
      overlay.show(message.status);
      if (isOfOneBuild() && !message.status.building && message.status.mark !== mark) reload();
    }
  }

  function connect() {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/livereload`);
    socket.addEventListener('open', () => socket.send(JSON.stringify({ command: 'hello', protocols: PROTOCOLS })));
    socket.addEventListener('message', (event) => receive(socket, JSON.parse(event.data)));
    socket.addEventListener('close', () => {
      lost += 1;
      if (lost > 3) overlay.work('The preview is not running: this page may be old', true);
      setTimeout(connect, wait);
      wait = Math.min(wait * 1.5, 2000);
    });
  }

  function begin() {
    const given = document.getElementById('presstime-status');
    if (given) overlay.show(JSON.parse(given.textContent));
    restoreScroll();
    connect();
  }

  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin);
  else begin();
})();
