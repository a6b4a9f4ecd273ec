import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { withdraw } from "~/domain/publication/commands.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader({ may: "publication.write" }, ({ municipality, language }) =>
  Promise.resolve({
    back: `/${municipality.key}/settings/publication`,
    isPublished: municipality.isPublished,
    title: translatorFor(language).t("publication.withdrawTitle"),
  }),
);

export const action = municipalityAction(
  { may: "publication.write", form: z.object({}) },
  async ({ db, actor, municipality }) => {
    await withdraw(db, actor);
    return redirect(`/${municipality.key}/settings/publication`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function Withdrawal() {
  const { t } = useWords();
  const { back, isPublished, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={isPublished ? t("publication.withdrawText") : t("publication.notPublished")}
        between={[{ label: t("publication.title"), page: "publication" }]}
      />
      {isPublished ? (
        <RecordForm
          answer={answer}
          labels={{}}
          submit={t("publication.withdraw")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {() => null}
        </RecordForm>
      ) : null}
    </>
  );
}
