import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { VerdictForm, verdictTitle } from "~/components/partner/verdict-form";
import { useWords } from "~/components/use-words";
import { onePartner } from "~/domain/operator/queries.server";
import { judgePartner } from "~/domain/partner/commands.server";
import { OperatorVerdictParams, VerdictForm as Form } from "~/domain/partner/schema";
import { operatorAction, operatorLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = operatorLoader(
  { may: "partner.write", params: OperatorVerdictParams },
  async ({ db, params, language }) => {
    const partner = await onePartner(db, params.key);
    return {
      partner: { ...partner, waits: partner.state === "registered" },
      verdict: params.verdict,
      title: verdictTitle(translatorFor(language).t, params.verdict, partner.name),
    };
  },
);

export const action = operatorAction(
  { may: "partner.write", params: OperatorVerdictParams, form: Form },
  async ({ db, actor, params }) => {
    await judgePartner(db, actor, { key: params.key }, params.verdict, "Tiltak");
    return redirect(`/operator/partners/${params.key}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OperatorJudgesPartner() {
  const { t } = useWords();
  const { partner, verdict, title } = useLoaderData<typeof loader>();
  return (
    <VerdictForm
      title={title}
      partner={partner}
      verdict={verdict}
      list={{ href: "/operator/partners", label: t("operator.partners.title") }}
      back={`/operator/partners/${partner.key}`}
      answer={useActionData<typeof action>()}
    />
  );
}
