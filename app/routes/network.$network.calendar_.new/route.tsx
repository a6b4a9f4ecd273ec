import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EntryForm as Form } from "~/components/calendar/entry-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { addEntry } from "~/domain/calendar/commands.server";
import { EntryForm } from "~/domain/calendar/schema";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader({ may: "calendar.write" }, ({ network, language }) =>
  Promise.resolve({ network: network.key, language, title: translatorFor(language).t("calendar.new") }),
);

export const action = networkAction(
  { may: "calendar.write", form: EntryForm },
  async ({ db, actor, network, value }) => {
    await addEntry(db, actor, value);
    return redirect(`/network/${network.key}/calendar`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewEntry() {
  const { t } = useWords();
  const { network, language, title } = useLoaderData<typeof loader>();
  const calendar = `/network/${network}/calendar`;
  return (
    <>
      <PageHead
        title={title}
        trail={{ label: t("places.trail"), steps: [{ label: t("calendar.title"), href: calendar }, { label: title }] }}
      />
      <Form answer={useActionData<typeof action>()} values={{ kind: "meeting", language }} cancel={calendar} />
    </>
  );
}
