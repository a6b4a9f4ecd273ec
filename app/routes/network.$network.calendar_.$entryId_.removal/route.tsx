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

export const loader = networkLoader({ may: "calendar.write", params: EntryParams }, async ({ db, network, params }) => {
  const { id, title, startsOn, version } = await calendarEntry(db, params.entryId);
  return { network: network.key, id, title, startsOn, version };
});

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
  const { network, id, title, startsOn, version } = useLoaderData<typeof loader>();
  const calendar = `/network/${network}/calendar`;
  return (
    <div className="narrow">
      <PageHead
        title={t("calendar.removeTitle", { title })}
        lead={t("calendar.removeLead", { date: format.date(startsOn) })}
        trail={{
          label: t("places.trail"),
          steps: [
            { label: t("calendar.title"), href: calendar },
            { label: title, href: `${calendar}/${id}` },
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
