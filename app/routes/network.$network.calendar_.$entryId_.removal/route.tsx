import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { removeEntry } from "~/domain/calendar/commands.server";
import { calendarEntry } from "~/domain/calendar/queries.server";
import { EntryParams, EntryRemoval } from "~/domain/calendar/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "calendar.write", params: EntryParams },
  async ({ db, network, params, language }) => {
    const { id, title: name, startsOn, version } = await calendarEntry(db, params.entryId);
    return {
      network: network.key,
      entry: { id, name, startsOn, version },
      title: translatorFor(language).t("calendar.removeTitle", { title: name }),
    };
  },
);

export const action = networkAction(
  { may: "calendar.write", params: EntryParams, form: EntryRemoval },
  async ({ db, actor, network, params, value }) => {
    await removeEntry(db, actor, params.entryId, value);
    return redirect(`/network/${network.key}/calendar`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveEntry() {
  const { t, format } = useWords();
  const { network, entry, title } = useLoaderData<typeof loader>();
  const { id, name, startsOn, version } = entry;
  const calendar = `/network/${network}/calendar`;
  return (
    <div className="narrow">
      <PageHead
        title={title}
        lead={t("calendar.removeLead", { date: format.date(startsOn) })}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("calendar.title"), href: calendar },
            { label: name, href: `${calendar}/${id}` },
            { label: t("calendar.remove") },
          ],
        }}
      />
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{}}
        version={version}
        submit={t("calendar.remove")}
        cancel={{ href: `${calendar}/${id}`, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </div>
  );
}
