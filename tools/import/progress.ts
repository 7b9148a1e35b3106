import { Presets, SingleBar } from 'cli-progress';

/** How far an import is: a bar on a terminal, else a line now and then. On standard error, standard output is for results. */
export interface Progress {
  at(rows: number, bytes: number): void;
  /** a line of its own, above the bar */
  say(line: string): void;
  end(): void;
}

const LINE_EVERY_MS = 5000;
const write = (line: string): void => void process.stderr.write(`${line}\n`);

export function progressOf(totalBytes: number): Progress {
  return process.stderr.isTTY ? bar(totalBytes) : plainLines(totalBytes);
}

function bar(totalBytes: number): Progress {
  const began = performance.now();
  const format = ' {bar} {percentage} %  {rows} rows  {speed} rows/s  {left} left';
  const shown = new SingleBar(
    { format, hideCursor: true, clearOnComplete: false, stream: process.stderr },
    Presets.shades_classic,
  );
  shown.start(totalBytes, 0, { rows: '0', speed: '-', left: '-' });
  let rows = 0;
  return {
    at: (count, bytes) => {
      rows = count;
      shown.update(bytes, { ...pace(rows, bytes, totalBytes, began), rows: rows.toLocaleString('en') });
    },
    say: (line) => {
      process.stderr.write('\r\u001b[2K');
      write(line);
    },
    end: () => shown.stop(),
  };
}

function plainLines(totalBytes: number): Progress {
  const began = performance.now();
  let next = began + LINE_EVERY_MS;
  return {
    at: (rows, bytes) => {
      if (performance.now() < next) return;
      next = performance.now() + LINE_EVERY_MS;
      const { speed, left } = pace(rows, bytes, totalBytes, began);
      write(
        `${Math.floor((bytes / totalBytes) * 100)} %, ${rows.toLocaleString('en')} rows, ${speed} rows/s, ${left} left`,
      );
    },
    say: write,
    end: () => undefined,
  };
}

function pace(rows: number, bytes: number, totalBytes: number, began: number): { speed: string; left: string } {
  const seconds = (performance.now() - began) / 1000;
  const left = bytes > 0 ? Math.round((seconds * (totalBytes - bytes)) / bytes) : null;
  return {
    speed: Math.round(rows / Math.max(seconds, 0.001)).toLocaleString('en'),
    left: left === null ? '-' : left < 90 ? `${left} s` : `${Math.round(left / 60)} min`,
  };
}
