import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import pino from "pino";

const name = /^tiltak-(\d{4}-\d{2}-\d{2})\.log$/;
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10);

/**
 * Where the log goes when LOG_DIR is set: one file a day (UTC) in that folder. At each new file those older than `days` are removed, so
 * that every server keeps to the term in its own folder. Gives a stream for pino.
 */
export function dailyFiles(folder: string, days: number, now: () => Date = () => new Date()): pino.DestinationStream {
  let day = "";
  let file: ReturnType<typeof pino.destination> | undefined;
  return {
    write(line: string) {
      const today = dayOf(now());
      if (today !== day) {
        file?.end();
        mkdirSync(folder, { recursive: true });
        file = pino.destination({
          dest: path.join(folder, `tiltak-${today}.log`),
          append: true,
          sync: true,
          mode: 0o640,
        });
        day = today;
        clearLogFiles(folder, days, now());
      }
      file?.write(line);
    },
  };
}

/** Removes the log files of days that lie further back; other files stay. Gives how many went. A folder that is not there is empty. */
export function clearLogFiles(folder: string, days: number, now = new Date()): number {
  const oldest = dayOf(new Date(now.getTime() - days * 86_400_000));
  let files: string[];
  try {
    files = readdirSync(folder);
  } catch {
    return 0;
  }
  const old = files.filter((file) => (name.exec(file)?.[1] ?? oldest) < oldest);
  for (const file of old) rmSync(path.join(folder, file), { force: true });
  return old.length;
}
