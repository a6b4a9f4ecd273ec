import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { SettingsHead } from "~/components/settings/settings-head";
import { useWords } from "~/components/use-words";
import { SupportParams } from "~/domain/support/schema";
import { endSupport, supportSession } from "~/domain/support/support.server";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "support.write", params: SupportParams },
  async ({ db, params, municipality, language }) => {
    const { operator, isLive } = await supportSession(db, params.sessionId);
    return {
      operator,
      isLive,
      back: `/${municipality.key}/settings/support`,
      title: translatorFor(language).t("support.endOf", { name: operator }),
    };
  },
);

export const action = municipalityAction(
  { may: "support.write", params: SupportParams, form: z.object({}) },
  async ({ db, actor, params, municipality }) => {
    await endSupport(db, actor, params.sessionId);
    return redirect(`/${municipality.key}/settings/support`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function EndSupport() {
  const { t } = useWords();
  const { operator, isLive, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={isLive ? t("support.endText", { name: operator }) : t("support.isOver")}
        between={[{ label: t("support.title"), page: "support" }]}
      />
      {isLive ? (
        <RecordForm
          answer={answer}
          labels={{}}
          submit={t("support.end")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {() => null}
        </RecordForm>
      ) : null}
    </>
  );
}
