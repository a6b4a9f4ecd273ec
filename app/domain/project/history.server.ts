import type { Db } from "~/db/door.server";
import type { HistoryLine } from "~/domain/history/changes";
import { projectChanges, type ProjectChange } from "./history";

/** What somebody changed at one moment. */
export interface ProjectHistoryEntry {
  at: Date;
  /** Null where nobody did it, or they are no longer known here. */
  who: string | null;
  changes: ProjectChange[];
}

export interface ProjectHistory {
  entries: ProjectHistoryEntry[];
  /** The names of the people and recommendations the changes speak of, by id. */
  names: Record<string, string>;
  hasMore: boolean;
}

// One moment often has several lines: a form that changes the project and its parts.
const linesPerEntry = 12;

/** The newest `most` changes of a project and its parts, newest first. Two queries. */
export async function projectHistory(db: Db, id: string, most: number): Promise<ProjectHistory> {
  const lines = await db.$queryRaw<(HistoryLine & { who: string | null })[]>`
    SELECT h.at, h.user_id AS "userId", h.entity, h.operation, h.before, h.after, w.name AS who
      FROM history_event h
      LEFT JOIN app_user w ON w.id = h.user_id
     WHERE h.subject = 'project' AND h.subject_id = ${id}::uuid AND h.entity <> 'progress_update'
     ORDER BY h.id DESC LIMIT ${(most + 1) * linesPerEntry}`;
  const moments = new Map<string, ProjectHistoryEntry>();
  for (const line of lines) {
    const changes = projectChanges(line);
    if (changes.length === 0) continue;
    const key = `${line.at.getTime()} ${line.userId}`;
    const entry = moments.get(key);
    // A project that was made or loaded is told as that, not part by part.
    const isBirth = changes.some(({ kind }) => kind === "created" || kind === "loaded");
    if (!entry) moments.set(key, { at: line.at, who: line.who, changes });
    else entry.changes = isBirth ? changes : [...changes, ...entry.changes];
  }
  const all = [...moments.values()];
  const entries = all.slice(0, most);
  return { entries, names: await namesOf(db, entries), hasMore: all.length > most };
}

async function namesOf(db: Db, entries: ProjectHistoryEntry[]): Promise<Record<string, string>> {
  const ids = entries.flatMap(({ changes }) =>
    changes.flatMap((change) => {
      if (change.kind === "linked" || change.kind === "unlinked") return [change.recommendationId];
      if (change.kind !== "traced" || change.field !== "owner") return [];
      return [change.before, change.after].filter((one) => one !== null);
    }),
  );
  const rows = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT p.id, p.name FROM person p WHERE p.id = ANY (${ids}::uuid[])
    UNION ALL
    SELECT r.id, r.title FROM recommendation r WHERE r.id = ANY (${ids}::uuid[])`;
  return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
}
