// Bundles the browser side into app/web/static/dist: `npm run build`, or `npm run watch` while designing.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import icons from './icons.js';

const here = dirname(fileURLToPath(import.meta.url));
const checkout = join(here, '../../../..');
const target = join(here, '../dist');

const options = {
  entryPoints: [join(here, 'main.js'), join(here, 'diagram.js'), join(here, 'main.css'), join(here, 'diagram.css')],
  outdir: target,
  bundle: true,
  minify: true,
  sourcemap: false,
  // IIFE: one classic script each, so that nothing but 'self' is needed in the content security policy.
  format: 'iife',
  target: ['chrome109', 'firefox115', 'safari16'],
  loader: { '.woff': 'copy', '.woff2': 'copy' },
  assetNames: 'fonts/[name]',
  legalComments: 'linked',
  logLevel: 'warning',
};

/** One sprite of the icons that the templates name: <use href=".../icons.svg#inbox">. */
async function drawSprite() {
  const symbols = await Promise.all(icons.map(async (name) => {
    const file = join(checkout, 'node_modules/@tabler/icons/icons/outline', `${name}.svg`);
    const inner = (await readFile(file, 'utf8')).replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, '')}</symbol>`;
  }));
  await writeFile(join(target, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await drawSprite();
if (process.argv.includes('--watch')) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
}
