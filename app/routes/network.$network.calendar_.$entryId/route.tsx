import { redirect, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { EntryForm as Form } from "~/components/calendar/entry-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { changeEntry } from "~/domain/calendar/commands.server";
import { calendarEntry, entryFormValues } from "~/domain/calendar/queries.server";
import { EntryChange, EntryParams } from "~/domain/calendar/schema";
import { networkAction, networkLoader } from "~/http/visit.server";

export const loader = networkLoader({ may: "calendar.write", params: EntryParams }, async ({ db, network, params }) => {
  const entry = await calendarEntry(db, params.entryId);
  return {
    network: network.key,
    entry: { id: entry.id, title: entry.title, language: entry.language, version: entry.version },
    values: entryFormValues(entry),
  };
});

export const action = networkAction(
  { may: "calendar.write", params: EntryParams, form: EntryChange },
  async ({ db, actor, network, params, value }) => {
    await changeEntry(db, actor, params.entryId, value);
    return redirect(`/network/${network.key}/calendar`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.entry.title);

export default function EditEntry() {
  const { t } = useWords();
  const { network, entry, values } = useLoaderData<typeof loader>();
  const calendar = `/network/${network}/calendar`;
  return (
    <>
      <PageHead
        title={entry.title}
        lang={entry.language}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("calendar.title"), href: calendar },
            { label: entry.title, lang: entry.language },
          ],
        }}
        actions={
          <Link className="ds-link" to={`${calendar}/${entry.id}/removal`}>
            {t("calendar.remove")}
          </Link>
        }
      />
      <Form answer={useActionData<typeof action>()} values={values} version={entry.version} cancel={calendar} />
    </>
  );
}
