import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { VerdictForm, verdictTitle } from "~/components/partner/verdict-form";
import { useWords } from "~/components/use-words";
import { judgePartner } from "~/domain/partner/commands.server";
import { askingPartner } from "~/domain/partner/queries.server";
import { VerdictForm as Form, VerdictParams } from "~/domain/partner/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "partner.confirm", params: VerdictParams },
  async ({ db, params, municipality, language }) => {
    const partner = await askingPartner(db, params.partnerId, municipality.id);
    if (!partner) throw new NotFound("partner");
    return {
      partner: { ...partner, waits: partner.state === "registered" },
      verdict: params.verdict,
      list: `/${municipality.key}/partners`,
      title: verdictTitle(translatorFor(language).t, params.verdict, partner.name),
    };
  },
);

export const action = municipalityAction(
  { may: "partner.confirm", params: VerdictParams, form: Form },
  async ({ db, actor, params, municipality }) => {
    const which = { id: params.partnerId, askedMunicipalityId: municipality.id };
    await judgePartner(db, actor, which, params.verdict, municipality.name);
    return redirect(`/${municipality.key}/partners`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function JudgePartner() {
  const { t } = useWords();
  const { partner, verdict, list, title } = useLoaderData<typeof loader>();
  return (
    <VerdictForm
      title={title}
      partner={partner}
      verdict={verdict}
      list={{ href: list, label: t("partners.title") }}
      back={list}
      answer={useActionData<typeof action>()}
    />
  );
}
