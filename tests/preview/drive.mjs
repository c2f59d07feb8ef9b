// A browser driven step by step: one JSON command a line in, one JSON answer a line out.
//
// Commands: {do: "open", page, url}, {do: "run", page, code} (an expression, in the page), {do: "click", page,
// selector} (into shadow roots too), {do: "press", page, key}, {do: "shot", page, file}, {do: "messages", page}
// (console errors and policy violations so far), {do: "axe", page}. Pages are named by the caller.

import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

const require = createRequire(new URL('../tools/browse.mjs', import.meta.url));
const { chromium } = require('playwright-core');

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run', '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1000, height: 700 } });
const pages = new Map();
const messages = new Map();

async function named(name) {
  if (!pages.has(name)) {
    const page = await context.newPage();
    messages.set(name, []);
    page.on('console', (message) => { if (message.type() === 'error') messages.get(name).push(message.text()); });
    page.on('pageerror', (fault) => messages.get(name).push(String(fault)));
    pages.set(name, page);
  }
  return pages.get(name);
}

const COMMANDS = {
  open: async (page, { url }) => (await page.goto(url, { waitUntil: 'load' }))?.status() ?? 0,
  run: (page, { code }) => page.evaluate(code),
  click: (page, { selector }) => page.click(selector, { timeout: 5000 }).then(() => true),
  press: (page, { key }) => page.keyboard.press(key).then(() => true),
  shot: (page, { file }) => page.screenshot({ path: file }).then(() => true),
  scheme: (page, { scheme }) => page.emulateMedia({ colorScheme: scheme }).then(() => true),
  messages: (page, { page: name }) => messages.get(name).splice(0),
  axe: async (page) => {
    await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate(() => window.axe.run({ include: [['presstime-preview']] }));
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = { ok: (await COMMANDS[command.do](await named(command.page), command)) ?? null };
  } catch (fault) {
    answer = { fault: String(fault) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
await browser.close();
