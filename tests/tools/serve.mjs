// A folder as a static host would serve it, on 127.0.0.1 only, for the time of one check.
//
// In: the built folder and its base path. Out: the origin's address and a way to close it. It obeys
// the folder's own `_headers` file (so the content security policy under test is the one deployed)
// and answers an unknown address with `404.html` and status 404. It never answers from outside root.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const TYPES = {
  '.atom': 'application/atom+xml', '.avif': 'image/avif', '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8', '.gif': 'image/gif', '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon', '.ics': 'text/calendar; charset=utf-8', '.jpeg': 'image/jpeg', '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8', '.png': 'image/png', '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8', '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json', '.webp': 'image/webp', '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

// The base path as it must begin and end: '' and 'markets' become '/' and '/markets/'.
export function tidyBase(base) {
  const inner = (base ?? '').replace(/^\/+|\/+$/g, '');
  return inner ? `/${inner}/` : '/';
}

// Rules of a `_headers` file: an unindented path (with * as the rest), then indented `Name: value`.
export function readHeaderRules(text) {
  const rules = [];
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (/^\S/.test(line)) rules.push({ pattern: line.trim(), headers: [] });
    else {
      const [, name, value] = line.trim().match(/^([^:\s]+):\s*(.*)$/) ?? [];
      if (name && rules.length) rules.at(-1).headers.push([name, value]);
    }
  }
  return rules;
}

function matches(pattern, pathname) {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(pathname);
}

async function findFile(root, inner) {
  const file = path.resolve(root, `.${inner.endsWith('/') ? `${inner}index.html` : inner}`);
  if (file !== root && !file.startsWith(root + path.sep)) return null;
  try {
    return { file, body: await readFile(file) };
  } catch {
    return null;
  }
}

function innerPath(requested, base) {
  try {
    const pathname = decodeURIComponent(new URL(requested, 'http://localhost').pathname);
    return pathname.startsWith(base) ? pathname.slice(base.length - 1) : null;
  } catch {
    return null;
  }
}

async function answer(request, response, site) {
  const inner = innerPath(request.url, site.base);
  const found = inner === null ? null : await findFile(site.root, inner);
  const shown = found ?? (await findFile(site.root, '/404.html')) ?? { file: '404.txt', body: 'not found' };
  // A rule's path is that of the whole host, as hosts read it; files of a base path are matched both ways.
  const paths = [inner ?? '/', new URL(request.url, 'http://localhost').pathname];
  for (const rule of site.rules.filter(({ pattern }) => paths.some((one) => matches(pattern, one)))) {
    for (const [name, value] of rule.headers) response.setHeader(name, value);
  }
  response.setHeader('Content-Type', TYPES[path.extname(shown.file).toLowerCase()] ?? 'application/octet-stream');
  response.statusCode = found ? 200 : 404;
  response.end(request.method === 'HEAD' ? undefined : shown.body);
}

export async function serve(folder, basePath) {
  const root = path.resolve(folder);
  const headers = await findFile(root, '/_headers');
  const site = { root, base: tidyBase(basePath), rules: headers ? readHeaderRules(String(headers.body)) : [] };
  const server = createServer((request, response) => {
    answer(request, response, site).catch((fault) => {
      response.statusCode = 500;
      response.end(String(fault));
    });
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    base: site.base,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}
