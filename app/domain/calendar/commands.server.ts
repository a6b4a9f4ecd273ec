import type { Db } from "~/db/door.server";
import { can, type Actor } from "../access/can";
import { Conflict, Forbidden } from "../shared/errors";
import { calendarEntry, entryFormValues } from "./queries.server";
import type { EntryForm } from "./schema";

/** Puts something on the calendar of the open door's network; gives its id. @throws Forbidden */
export async function addEntry(db: Db, actor: Actor, form: EntryForm): Promise<string> {
  demandWrite(actor);
  const [made] = await db.$queryRaw<{ id: string }[]>`
    INSERT INTO calendar_entry (network_id, kind, title, text, starts_on, ends_on, from_time, to_time, place, link, language, source)
    VALUES (tiltak_network(), ${form.kind}::calendar_kind, ${form.title}, ${form.text}, ${form.startsOn}::date, ${form.endsOn}::date,
            ${form.fromTime}::time, ${form.toTime}::time, ${form.place}, ${form.link}, ${form.language}, ${form.source})
    RETURNING id`;
  if (!made) throw new Error("the entry was not made");
  return made.id;
}

/** @throws Forbidden, NotFound, Conflict with the entry as it stands */
export async function changeEntry(
  db: Db,
  actor: Actor,
  id: string,
  { version, ...form }: EntryForm & { version: number },
): Promise<void> {
  demandWrite(actor);
  const written = await db.$executeRaw`
    UPDATE calendar_entry
       SET kind = ${form.kind}::calendar_kind, title = ${form.title}, text = ${form.text}, starts_on = ${form.startsOn}::date,
           ends_on = ${form.endsOn}::date, from_time = ${form.fromTime}::time, to_time = ${form.toTime}::time, place = ${form.place},
           link = ${form.link}, language = ${form.language}, source = ${form.source}
     WHERE id = ${id}::uuid AND version = ${version}`;
  if (written === 0) throw new Conflict(entryFormValues(await calendarEntry(db, id)));
}

/** Takes an entry off the calendar; one that is gone already is gone. @throws Forbidden, NotFound, Conflict when it was changed since it was read */
export async function removeEntry(db: Db, actor: Actor, id: string, { version }: { version: number }): Promise<void> {
  demandWrite(actor);
  const removed = await db.$executeRaw`DELETE FROM calendar_entry WHERE id = ${id}::uuid AND version = ${version}`;
  if (removed === 0) throw new Conflict(entryFormValues(await calendarEntry(db, id)));
}

function demandWrite(actor: Actor): void {
  if (!can(actor, "calendar.write")) throw new Forbidden("calendar.write");
}
