import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { figureText, valueText } from "~/components/kpi/figure";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { TabsAsLinks } from "~/components/ui/tabs-as-links";
import { useWords } from "~/components/use-words";
import { setTarget } from "~/domain/kpi/commands.server";
import { kpiPath } from "~/domain/kpi/filter";
import { chosenPart, kpiBySlug, ownTarget } from "~/domain/kpi/queries.server";
import { KpiPageSearch, KpiParams, TargetForm } from "~/domain/kpi/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "target.write", params: KpiParams, search: KpiPageSearch },
  async ({ db, params, search, language, municipality }) => {
    const kpi = await kpiBySlug(db, params.code, language);
    if (kpi === null) throw new NotFound("KPI");
    const part = chosenPart(kpi.parts, search.part);
    const target = await ownTarget(db, part.id);
    const { t } = translatorFor(language);
    return {
      municipality: municipality.key,
      slug: kpi.slug,
      name: kpi.name,
      parts: kpi.parts.map(({ part: key, name }) => ({ key, name })),
      part,
      target,
      title: t(target === null ? "kpis.form.targetTitle" : "kpis.form.changeTargetTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "target.write", params: KpiParams, form: TargetForm },
  async ({ db, actor, params, value, municipality }) => {
    await setTarget(db, actor, { slug: params.code, part: value.part }, value);
    return redirect(kpiPath(municipality.key, params.code, value.part), 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function OwnTargetPage() {
  const { t, format } = useWords();
  const answer = useActionData<typeof action>();
  const { municipality, slug, name, parts, part, target, title } = useLoaderData<typeof loader>();
  const back = kpiPath(municipality, slug, part.part);
  const { unit } = part;
  const yesNo = [
    { value: "1", label: t("kpis.yes") },
    { value: "0", label: t("kpis.no") },
  ];
  const labels = {
    value: t("kpis.form.target"),
    byYear: t("kpis.form.byYear"),
    basis: t("kpis.form.basis"),
  };
  const hint = [
    part.year === null
      ? t("kpis.form.nowNothing")
      : t("kpis.form.now", { value: figureText(part, unit, t, format), year: part.year }),
    part.target === null ? "" : t("kpis.form.frameworkTarget", { value: valueText(part.target, unit, t, format) }),
  ].join(" ");
  return (
    <>
      <PageHead
        title={title}
        lead={t("kpis.form.targetLead")}
        trail={{
          label: t("kpis.one.trail"),
          steps: [
            { label: t("kpis.title"), href: `/${municipality}/kpis` },
            { label: name, href: back },
          ],
        }}
      />
      {parts.length > 1 ? (
        <TabsAsLinks
          label={t("kpis.form.part")}
          views={parts.map((one) => ({
            key: one.key,
            href: `?part=${encodeURIComponent(one.key)}`,
            label: one.name,
            current: one.key === part.part,
          }))}
        />
      ) : null}
      <div className="section">
        <RecordForm
          key={part.part}
          answer={answer}
          labels={labels}
          values={{
            value: target?.exact.replace(".", ",") ?? "",
            byYear: target?.byYear?.toString() ?? "",
            basis: target?.basis ?? "",
          }}
          version={target?.version}
          display={(field, value) =>
            field === "value" && unit.isBoolean ? (yesNo.find((one) => one.value === value)?.label ?? value) : value
          }
          submit={t("kpis.form.saveTarget")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <input type="hidden" name="part" value={part.part} />
              {unit.isBoolean ? (
                <Field {...field("value")} kind="select" width="short" hint={hint} options={yesNo} />
              ) : (
                <Field
                  {...field("value")}
                  inputMode="decimal"
                  width="short"
                  unit={unit.short}
                  hint={hint}
                  required={t("forms.required")}
                />
              )}
              <Field
                {...field("byYear")}
                inputMode="numeric"
                maxLength={4}
                width="short"
                hint={t("kpis.form.byYearHint")}
                optional={t("forms.optional")}
              />
              <Field
                {...field("basis")}
                kind="textarea"
                rows={3}
                maxLength={1000}
                hint={t("kpis.form.basisHint")}
                optional={t("forms.optional")}
              />
            </>
          )}
        </RecordForm>
      </div>
      {target === null ? null : (
        <section className="section narrow" aria-labelledby="remove">
          <h2 id="remove">{t("kpis.form.removeTarget")}</h2>
          <p>{t("kpis.form.removeTargetText")}</p>
          <Form
            className="form"
            method="post"
            action={`/${municipality}/kpis/${slug}/target/removal${part.part === "" ? "" : `?part=${encodeURIComponent(part.part)}`}`}
          >
            <input type="hidden" name="part" value={part.part} />
            <input type="hidden" name="version" value={target.version} />
            <div className="button-row">
              <button className="ds-button" data-color="danger" data-variant="secondary">
                {t("kpis.form.removeTarget")}
              </button>
            </div>
          </Form>
        </section>
      )}
    </>
  );
}
