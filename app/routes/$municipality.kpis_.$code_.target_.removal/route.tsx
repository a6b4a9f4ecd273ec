import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { removeTarget } from "~/domain/kpi/commands.server";
import { kpiPath } from "~/domain/kpi/filter";
import { chosenPart, kpiBySlug, ownTarget } from "~/domain/kpi/queries.server";
import { KpiPageSearch, KpiParams, TargetRemovalForm } from "~/domain/kpi/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

// Taking the own target away. The button stands on the target's page; this page is what a refusal is shown on.

export const loader = municipalityLoader(
  { may: "target.write", params: KpiParams, search: KpiPageSearch },
  async ({ db, params, search, language, municipality }) => {
    const kpi = await kpiBySlug(db, params.code, language);
    if (kpi === null) throw new NotFound("KPI");
    const part = chosenPart(kpi.parts, search.part);
    const target = await ownTarget(db, part.id);
    if (target === null) throw redirect(kpiPath(municipality.key, kpi.slug, part.part));
    return {
      back: kpiPath(municipality.key, kpi.slug, part.part),
      part: part.part,
      name: part.name,
      version: target.version,
      title: translatorFor(language).t("kpis.form.removeTarget"),
    };
  },
);

export const action = municipalityAction(
  { may: "target.write", params: KpiParams, form: TargetRemovalForm },
  async ({ db, actor, params, value, municipality }) => {
    await removeTarget(db, actor, { slug: params.code, part: value.part }, value.version);
    return redirect(kpiPath(municipality.key, params.code, value.part), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveTarget() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { back, part, name, version, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        lead={t("kpis.form.removeTargetText")}
        trail={{ label: t("kpis.one.trail"), steps: [{ label: name, href: back }] }}
      />
      <RecordForm
        answer={answer}
        labels={{}}
        version={version}
        submit={t("kpis.form.removeTarget")}
        cancel={{ href: back, label: t("forms.cancel") }}
      >
        {() => <input type="hidden" name="part" value={part} />}
      </RecordForm>
    </>
  );
}
