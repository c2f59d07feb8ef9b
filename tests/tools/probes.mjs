// What is asked of one loaded page. Each function takes a Playwright page and gives plain data.
//
// The functions handed to `evaluate` run inside the page: they may use nothing from this module.

// Horizontal overflow in CSS pixels (0: none), and the elements that cause it, widest first.
export function overflow(page) {
  return page.evaluate(() => {
    const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return { by: 0, elements: [] };
    const scrolls = (element) => {
      for (let above = element.parentElement; above && above !== document.body; above = above.parentElement) {
        if (getComputedStyle(above).overflowX !== 'visible') return true;
      }
      return false;
    };
    const elements = [...document.body.querySelectorAll('*')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ element, right }) => right > document.documentElement.clientWidth + 0.5 && !scrolls(element))
      .sort((one, other) => other.right - one.right)
      .slice(0, 5)
      .map(({ element, right }) => `${element.outerHTML.slice(0, 120)} ends at ${Math.round(right)}`);
    return { by: wide, elements };
  });
}

// What axe finds, the enhanced contrast rule (AAA) included. `axe` must be in the page already.
export function accessibility(page) {
  return page.evaluate(async () => {
    const report = await window.axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return report.violations.map(({ id, impact, help, nodes }) => ({
      id, impact, help,
      nodes: nodes.map(({ target, html, failureSummary }) => ({
        target: target.join(' '), html: html.slice(0, 240), summary: failureSummary,
      })),
    }));
  });
}

// Where the keyboard goes first, and whether a person sees it there.
//
// A stop is visible when focus changes how the element is drawn and the element is on the screen.
// The element is read focused, then blurred: the browser keeps the place from which Tab goes on;
// so the body is focused first, for the page may have been tabbed through before.
export async function focusStops(page, tabs) {
  const stops = [];
  await page.evaluate(() => {
    document.body.setAttribute('tabindex', '-1');
    document.body.focus();
    document.body.removeAttribute('tabindex');
    window.scrollTo(0, 0);
  });
  for (let tab = 0; tab < tabs; tab += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const drawn = () => {
        const style = getComputedStyle(element);
        return [
          style.outlineStyle === 'none' || parseFloat(style.outlineWidth) === 0
            ? 'no outline' : `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}`,
          style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth,
          style.color, style.textDecorationLine, style.textDecorationThickness,
        ].join('|');
      };
      const box = element.getBoundingClientRect();
      const onScreen = box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0
        && box.top < window.innerHeight && box.left < window.innerWidth;
      const focused = drawn();
      element.blur();
      const visible = onScreen && drawn() !== focused;
      return { html: element.outerHTML.slice(0, 160), visible };
    });
    if (stop === null) break;
    stops.push(stop);
  }
  return stops;
}

// Listeners for what a page must not do. Call once for each browser page; `take` empties the lists.
export function watch(page, origin) {
  const seen = { console: [], foreign: [], missing: [], csp: [] };
  page.on('console', (message) => {
    const text = message.text();
    if (/Content Security Policy/.test(text)) seen.csp.push(text);
    else if (message.type() === 'error') seen.console.push(`${text} (${message.location().url})`);
  });
  page.on('pageerror', (fault) => seen.console.push(String(fault)));
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && new URL(url).origin !== origin) seen.foreign.push(url);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) seen.missing.push(`${response.status()} ${response.url().replace(origin, '')}`);
  });
  page.on('requestfailed', (request) => seen.missing.push(`failed ${request.url().replace(origin, '')}`));
  return {
    take() {
      const taken = Object.fromEntries(Object.entries(seen).map(([name, list]) => [name, [...new Set(list)]]));
      for (const list of Object.values(seen)) list.length = 0;
      return taken;
    },
  };
}
