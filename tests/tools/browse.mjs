// Looks at built pages in the system's Chromium, as a reader, a keyboard and a critic would.
//
// For tests: `node browse.mjs` reads one job as JSON from standard input and prints one JSON report
// (both described at DEFAULTS and `lookAt`). For people, screenshots:
//
//     node tests/tools/browse.mjs --shots DIR --root public / /latest/
//     node tests/tools/browse.mjs --check --root public / /latest/
//
// One browser serves the whole job. A page is loaded once; widths and colour schemes are changed
// under it, which asks the same questions as loading it again and takes a quarter of the time.
// Nothing but 127.0.0.1 resolves, so a page that reaches for another host fails here and is named.

import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { accessibility, focusStops, overflow, watch } from './probes.mjs';
import { serve } from './serve.mjs';

const require = createRequire(import.meta.url);

const DEFAULTS = {
  root: 'public', // the built folder
  base: '/', // the path under which it is deployed
  pages: ['/'], // addresses within the publication, without the base path
  widths: [390, 1280], // CSS pixels
  height: 900,
  schemes: ['light', 'dark'],
  narrow: 320, // a width at which only overflow is asked for; 0: never
  axe: true,
  tabs: 12, // how many presses of Tab are followed; 0: none
  shots: '', // a folder for screenshots, made if need be
  fold: false, // screenshots of the first screen, not of the whole page
  scale: 1, // device pixels to a CSS pixel, in screenshots
  javascript: true,
  css: true,
  jobs: 2, // pages looked at side by side
  chromium: '', // the program; '': the first found of CHROMIUM
};

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-quic', '--no-first-run', '--hide-scrollbars',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1'];

function shotName(page, width, scheme) {
  const name = decodeURIComponent(page).replace(/^\/+|\/+$/g, '').replace(/[^\p{L}\p{N}.-]+/gu, '-') || 'home';
  return `${name}-${width}${scheme === 'light' ? '' : `-${scheme}`}.png`;
}

async function lookAtView(page, job, address, width, scheme) {
  await page.setViewportSize({ width, height: job.height });
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  const view = { width, scheme, overflow: await overflow(page) };
  if (job.axe && job.javascript) view.violations = await accessibility(page);
  if (job.shots) {
    view.shot = path.join(job.shots, shotName(address, width, scheme));
    await page.screenshot({ path: view.shot, fullPage: !job.fold, animations: 'disabled' });
  }
  if (job.tabs) view.focus = await focusStops(page, job.tabs);
  return view;
}

// One page's report: {page, status, title, views: [{width, scheme, overflow {by, elements}, violations,
// focus [{html, visible}], shot}], narrow {by, elements}, console, foreign, missing, csp}.
async function lookAt(page, watcher, job, site, address) {
  const response = await page.goto(site.origin + site.base + address.replace(/^\//, ''), { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready.then(() => true));
  if (job.axe && job.javascript) await page.evaluate(job.axeSource);
  const report = { page: address, status: response.status(), title: await page.title(), views: [] };
  for (const width of job.widths) {
    for (const scheme of job.schemes) report.views.push(await lookAtView(page, job, address, width, scheme));
  }
  if (job.narrow) {
    await page.setViewportSize({ width: job.narrow, height: job.height });
    report.narrow = await overflow(page);
  }
  return { ...report, ...watcher.take() };
}

async function work(context, job, site, queue, reports) {
  const page = await context.newPage();
  const watcher = watch(page, site.origin);
  if (!job.css) await page.route(/\.css($|\?)/, (route) => route.abort());
  for (let next = queue.shift(); next; next = queue.shift()) {
    try {
      reports[next.index] = await lookAt(page, watcher, job, site, next.address);
    } catch (fault) {
      throw new Error(`${next.address}: ${fault.message}`, { cause: fault });
    }
  }
}

export async function browse(asked) {
  const job = { ...DEFAULTS, ...asked };
  const unknown = Object.keys(asked).filter((key) => !(key in DEFAULTS));
  if (unknown.length) throw new Error(`unknown in the job: ${unknown.join(', ')}`);
  const { chromium } = require('playwright-core');
  job.axeSource = job.axe ? await readFile(require.resolve('axe-core/axe.min.js'), 'utf8') : '';
  if (job.shots) await mkdir(job.shots, { recursive: true });
  const site = await serve(job.root, job.base);
  const executablePath = job.chromium || process.env.CHROMIUM || CHROMIUM.find((file) => existsSync(file));
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const context = await browser.newContext({
      javaScriptEnabled: job.javascript, deviceScaleFactor: job.scale, locale: 'en-US', timezoneId: 'UTC',
    });
    const queue = job.pages.map((address, index) => ({ address, index }));
    const reports = [];
    const hands = Math.max(1, Math.min(job.jobs, queue.length));
    await Promise.all(Array.from({ length: hands }, () => work(context, job, site, queue, reports)));
    return { pages: reports };
  } finally {
    await browser.close();
    site.close();
  }
}

const OPTIONS = {
  root: { type: 'string' }, base: { type: 'string' }, shots: { type: 'string' }, widths: { type: 'string' },
  schemes: { type: 'string' }, height: { type: 'string' }, scale: { type: 'string' }, fold: { type: 'boolean' },
  check: { type: 'boolean' }, 'no-js': { type: 'boolean' }, 'no-css': { type: 'boolean' },
};

function jobOfArguments(argv) {
  const { values, positionals } = parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  const job = { axe: Boolean(values.check), tabs: values.check ? DEFAULTS.tabs : 0 };
  for (const name of ['root', 'base', 'shots', 'fold']) if (values[name] !== undefined) job[name] = values[name];
  if (values.widths) job.widths = values.widths.split(',').map(Number);
  if (values.schemes) job.schemes = values.schemes.split(',');
  for (const name of ['height', 'scale']) if (values[name]) job[name] = Number(values[name]);
  if (values['no-js']) job.javascript = false;
  if (values['no-css']) job.css = false;
  if (positionals.length) job.pages = positionals;
  return job;
}

function tell(report) {
  const lines = [`${report.page} ${report.status} ${report.title}`];
  for (const kind of ['console', 'foreign', 'missing', 'csp']) {
    for (const text of report[kind]) lines.push(`  ${kind}: ${text}`);
  }
  for (const line of report.narrow?.elements ?? []) lines.push(`  overflow at 320: ${line}`);
  for (const view of report.views) {
    const at = `${view.width} ${view.scheme}`;
    if (view.overflow.by) lines.push(`  overflow at ${at}: ${view.overflow.by} px ${view.overflow.elements.join('; ')}`);
    for (const { id, help, nodes } of view.violations ?? []) {
      lines.push(`  axe at ${at}: ${id} (${help})`, ...nodes.slice(0, 3).map(({ html, summary }) => `    ${html}\n      ${summary.replace(/\s+/g, ' ')}`));
    }
    for (const { html } of (view.focus ?? []).filter(({ visible }) => !visible)) lines.push(`  focus unseen at ${at}: ${html}`);
    if (view.shot) lines.push(`  ${view.shot}`);
  }
  return lines.join('\n');
}

async function main(argv) {
  if (argv.length) {
    const { pages } = await browse(jobOfArguments(argv));
    process.stdout.write(`${pages.map(tell).join('\n')}\n`);
    return;
  }
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  process.stdout.write(JSON.stringify(await browse(JSON.parse(Buffer.concat(chunks).toString('utf8')))));
}

await main(process.argv.slice(2));
