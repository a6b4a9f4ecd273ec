import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { invitablePartners } from "~/domain/challenge/queries.server";
import { linkProjectPartners } from "~/domain/partner/commands.server";
import { projectPartners } from "~/domain/partner/queries.server";
import { ProjectPartners } from "~/domain/partner/schema";
import { NotFound } from "~/domain/shared/errors";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

const Params = z.object({ projectId: z.uuid() });

export const loader = municipalityLoader(
  { may: "project.write", params: Params },
  async ({ db, params, municipality, language, demand }) => {
    const project = await projectPartners(db, params.projectId);
    if (!project) throw new NotFound("project");
    demand("project.write", project);
    return {
      project,
      accounts: await invitablePartners(db),
      list: `/${municipality.key}/projects`,
      back: `/${municipality.key}/projects/${params.projectId}`,
      title: translatorFor(language).t("partners.project.title"),
    };
  },
);

export const action = municipalityAction(
  { may: "project.write", params: Params, form: ProjectPartners },
  async ({ db, actor, params, value, municipality }) => {
    await linkProjectPartners(db, actor, params.projectId, value);
    return redirect(`/${municipality.key}/projects/${params.projectId}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function ProjectsPartners() {
  const { t } = useWords();
  const { project, accounts, list, back, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { partners } = project;
  return (
    <>
      <PageHead
        title={title}
        lead={t("partners.project.lead")}
        trail={{
          label: t("challenges.one.trail"),
          steps: [
            { label: t("projects.title"), href: list },
            { label: project.name, href: back, lang: project.language },
            { label: title },
          ],
        }}
      />
      {partners.length === 0 ? (
        <p className="quiet">{t("partners.project.none")}</p>
      ) : (
        <RecordForm
          answer={answer}
          labels={Object.fromEntries(
            partners.flatMap(({ name }, index) => [
              [`partners[${index}].partner`, t("partners.project.partner", { name })],
              [`partners[${index}].showsProgress`, t("partners.project.shows", { name })],
            ]),
          )}
          values={Object.fromEntries(
            partners.map(({ partnerId }, index) => [`partners[${index}].partner`, partnerId ?? ""]),
          )}
          submit={t("partners.project.submit")}
          cancel={{ href: back, label: t("forms.cancel") }}
        >
          {({ field }) =>
            partners.map(({ id, name, showsProgress }, index) => {
              const shows = `partners[${index}].showsProgress`;
              return (
                <fieldset key={id}>
                  <legend>{name}</legend>
                  <input type="hidden" name={`partners[${index}].id`} value={id} />
                  <Field
                    {...field(`partners[${index}].partner`)}
                    kind="select"
                    width="half"
                    empty={t("partners.project.notLinked")}
                    options={accounts.map((one) => ({ value: one.id, label: one.name }))}
                  />
                  <Field
                    {...field(shows)}
                    kind="checkbox"
                    hint={t("partners.project.showsHint")}
                    defaultChecked={answer ? answer.values[shows]?.[0] === "on" : showsProgress}
                  />
                </fieldset>
              );
            })
          }
        </RecordForm>
      )}
    </>
  );
}
