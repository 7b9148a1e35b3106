import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Secrets {
  CURSOR_SECRET: string;
  ENCRYPTION_KEY: string;
  METRICS_TOKEN: string;
}

/** Made once per folder and kept 0600: cursors and endpoint secrets must survive a restart. One that came later is added. */
export function standaloneSecrets(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const whole = { ...made(), ...kept };
  if (Object.keys(kept).length < Object.keys(whole).length) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.${process.pid}`, JSON.stringify(whole), { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  }
  return whole;
}

const made = (): Secrets => ({
  CURSOR_SECRET: randomBytes(32).toString('hex'),
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  METRICS_TOKEN: randomBytes(24).toString('hex'),
});
