// Puts together what the pages load: dist/ is embedded into the server. Run by Assets.targets, and only when something changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { PurgeCSS } from 'purgecss';
import subsetFont from 'subset-font';

const here = dirname(fileURLToPath(import.meta.url));
const server = join(here, '..', '..');
const dist = join(here, 'dist');
const require = createRequire(import.meta.url);
const pack = (...parts) => join(here, 'node_modules', ...parts);
const text = path => readFileSync(path, 'utf8');
mkdirSync(dist, { recursive: true });

const written = new Set();
// A file that stays the same keeps its time, so that nothing is compiled again for it.
function write(name, content) {
  const path = join(dist, name);
  const bytes = Buffer.from(content);
  if (!existsSync(path) || !readFileSync(path).equals(bytes)) writeFileSync(path, bytes);
  written.add(name);
}
function writeCompressed(name, content) {
  const bytes = Buffer.from(content);
  write(name, bytes);
  write(`${name}.gz`, gzipSync(bytes, { level: 9 }));
  write(`${name}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}

// The rooms that show pages; a class or an icon is used when its name stands in one of their files.
const sources = ['Pages', 'Admin', 'SignIn']
  .map(room => join(server, room))
  .filter(existsSync)
  .flatMap(room => readdirSync(room, { recursive: true }).map(name => join(room, name)))
  .filter(path => /\.(razor|cs)$/.test(path) && !path.includes('node_modules'))
  .sort();
const content = sources.map(text);

// Styles: Tabler's where they are used, then our own.
const own = text(join(here, 'src', 'console.css'));
const scripts = ['theme.js', 'console.js'].map(name => text(join(here, 'src', name)));
const tabler = text(pack('@tabler', 'core', 'dist', 'css', 'tabler.min.css')).replace(/\/\*#.*?\*\//g, '').replace(/@charset "[^"]*";/, '');
const [kept] = await new PurgeCSS().purge({
  content: [...content, ...scripts].map(raw => ({ raw, extension: 'razor' })),
  css: [{ raw: tabler }],
  defaultExtractor: source => source.match(/[A-Za-z0-9_-]+/g) ?? [],
  safelist: { standard: ['html', 'body', 'dark', 'light', /^data-bs-theme/, /^:/] },
  keyframes: true,
  fontFace: true,
});
writeCompressed('console.css', `/*! Licences: licences.txt beside this file. */\n${kept.css}\n${own}`);

// Script: htmx and a little of our own; the theme is chosen before anything is painted, so it is a file of its own.
writeCompressed('console.js', `${text(pack('htmx.org', 'dist', 'htmx.min.js'))}\n${scripts[1]}`);
writeCompressed('theme.js', scripts[0]);

// Letters: Latin with Latin-1, and Latin Extended-A apart, which a browser fetches only when a page needs it.
const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, n) => from + n));
const letters = range(0x20, 0x7e) + range(0xa0, 0xff) + '\u2013\u2014\u2018\u2019\u201a\u201c\u201d\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2190\u2191\u2192\u2193\u2212\u00d7\u2713';
for (const [name, file, wanted] of [
  ['inter.woff2', 'inter-latin-wght-normal.woff2', letters],
  ['inter-extended.woff2', 'inter-latin-ext-wght-normal.woff2', range(0x100, 0x17f)],
]) {
  const source = pack('@fontsource-variable', 'inter', 'files', file);
  const path = join(dist, name);
  if (existsSync(path) && statSync(path).mtimeMs > Math.max(statSync(source).mtimeMs, statSync(fileURLToPath(import.meta.url)).mtimeMs)) written.add(name);
  else {
    writeFileSync(path, await subsetFont(readFileSync(source), wanted, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } }));
    written.add(name);
  }
}

// Icons: every one whose name stands as a whole text in a source file, without the frame that the component puts around it.
const outline = pack('@tabler', 'icons', 'icons', 'outline');
const names = new Set(content.flatMap(source => source.match(/"[a-z0-9-]+"/g) ?? []).map(quoted => quoted.slice(1, -1)));
const icons = {};
for (const name of [...names].sort()) {
  const path = join(outline, `${name}.svg`);
  if (!existsSync(path)) continue;
  const svg = text(path).replace(/<!--[\s\S]*?-->/g, '');
  icons[name] = svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>')).replace(/\s*\n\s*/g, '').replace(/\s+\/>/g, '/>').replace('<path stroke="none" d="M0 0h24v24H0z" fill="none"/>', '');
}
write('icons.json', JSON.stringify(icons));
writeCompressed('mark.svg', text(join(here, 'src', 'mark.svg')));

// For the password rules: the commonest first, as people type them.
const { passwords } = require('zxcvbn/lib/frequency_lists');
write('common-passwords.txt', `${[...new Set(passwords.map(word => word.toLowerCase()))].slice(0, 10_000).join('\n')}\n`);

writeCompressed('licences.txt', [
  ['Tabler', '@tabler/core'], ['Tabler Icons', '@tabler/icons'], ['htmx', 'htmx.org'], ['Inter', '@fontsource-variable/inter'], ['zxcvbn', 'zxcvbn'],
].map(([title, name]) => {
  const file = readdirSync(pack(name)).find(entry => /^licen[cs]e/i.test(entry));
  return `${title} ${JSON.parse(text(pack(name, 'package.json'))).version}\n\n${file ? text(pack(name, file)).trim() : JSON.parse(text(pack(name, 'package.json'))).license}\n`;
}).join(`\n${'-'.repeat(72)}\n\n`));

// One version for all of them, so that one may name another without knowing it.
const hash = createHash('sha256');
for (const name of [...written].filter(name => !/\.(br|gz)$/.test(name)).sort()) hash.update(name).update(readFileSync(join(dist, name)));
write('version', hash.digest('hex').slice(0, 12));
for (const name of readdirSync(dist)) if (!written.has(name) && name !== '.stamp') rmSync(join(dist, name));
writeFileSync(join(dist, '.stamp'), '');
