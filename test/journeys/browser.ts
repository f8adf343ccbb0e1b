import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LaunchOptions } from '@playwright/test';
import { inflate } from '@sparticuz/chromium';

const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'];

/** CHROMIUM_PATH if given; else the Chromium that came with the npm packages; else, where that one is not made for, an installed one. */
export async function browserLaunch(): Promise<LaunchOptions> {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined) return { executablePath: given, args };
  if (process.platform === 'linux' && process.arch === 'x64')
    return { ...launchUnpacked(await unpackedChromium()), args };
  const found = installed.find((file) => existsSync(file));
  return { ...(found === undefined ? { channel: 'chrome' } : { executablePath: found }), args };
}

/** Unpacked once, beside the packages. Under a name of its own and renamed when whole: an interrupted unpacking leaves no half browser. */
async function unpackedChromium(): Promise<string> {
  const pack = path.resolve(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(readFileSync(path.join(pack, 'package.json'), 'utf8')) as { version: string };
  const folder = path.resolve(pack, '../../.cache', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(path.dirname(folder), { recursive: true });
  const temporary = mkdtempSync(`${folder}-`);
  await unpack(path.join(pack, 'bin'), temporary);
  writeFileSync(path.join(temporary, 'fonts.conf'), fontsIn(folder));
  try {
    renameSync(temporary, folder);
  } catch {
    rmSync(temporary, { recursive: true, force: true }); // another run was first
  }
  return folder;
}

/** The package knows no other place than the temporary folder, so that is where it is told to find one. */
async function unpack(bin: string, folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  const parts = ['chromium.br', 'swiftshader.tar.br', 'al2023.tar.br', 'fonts.tar.br'].map((part) =>
    inflate(path.join(bin, part)),
  );
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await Promise.all(parts);
}

/** A bare machine has no NSS libraries and no fonts; the package brings both. */
function launchUnpacked(folder: string): LaunchOptions {
  const executablePath = path.join(folder, 'chromium');
  const fonts = { ...process.env, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  try {
    execFileSync(executablePath, ['--version'], { stdio: 'ignore' });
    return { executablePath, env: fonts };
  } catch {
    return { executablePath, env: { ...fonts, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') } };
  }
}

/** The package's own configuration names folders that are not there; without any font Chromium ends itself. */
function fontsIn(folder: string): string {
  const dirs = ['/usr/share/fonts', path.join(folder, 'fonts')].map((dir) => `<dir>${dir}</dir>`).join('');
  return `<?xml version="1.0"?><fontconfig>${dirs}<cachedir>${folder}/fonts-cache</cachedir></fontconfig>`;
}
