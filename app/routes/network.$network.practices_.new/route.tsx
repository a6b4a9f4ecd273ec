import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { EmptyState } from "~/components/ui/empty-state";
import { Field } from "~/components/ui/field";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { askForPractice } from "~/domain/practice/commands.server";
import { projectsToAskAbout } from "~/domain/practice/queries.server";
import { AskForm, AskSearch } from "~/domain/practice/schema";
import { publicUrl } from "~/http/public-url.server";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "practice.write", search: AskSearch },
  async ({ db, network, search, language }) => ({
    network: network.key,
    projects: await projectsToAskAbout(db, search),
    title: translatorFor(language).t("practices.askForm.title"),
  }),
);

export const action = networkAction(
  { may: "practice.write", form: AskForm },
  async ({ db, actor, network, url, value }) => {
    await askForPractice(db, actor, value, ({ project, note, path }) => (t) => ({
      subject: t("practices.askMail.subject", { network: network.name }),
      paragraphs: [
        t("practices.askMail.greeting"),
        t("practices.askMail.wish", { network: network.name, project }),
        note === null ? null : `${t("practices.askMail.they")}\n${note}`,
        `${t("practices.askMail.open")}\n${publicUrl(path, url)}`,
        t("practices.askMail.choice"),
      ],
    }));
    return redirect(`/network/${network.key}/practices`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function AskForAPractice() {
  const { t } = useWords();
  const { network, projects, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const list = `/network/${network}/practices`;
  const [only, ...others] = projects;
  return (
    <>
      <PageHead
        title={title}
        lead={t("practices.askForm.lead")}
        trail={{ label: t("places.trail"), steps: [{ label: t("practices.title"), href: list }, { label: title }] }}
      />
      {projects.length === 0 && !answer ? (
        <EmptyState title={t("practices.empty.title")}>{t("practices.askForm.none")}</EmptyState>
      ) : (
        <RecordForm
          answer={answer}
          labels={{ project: t("practices.askForm.project"), note: t("practices.askForm.note") }}
          values={only && others.length === 0 ? { project: only.id } : {}}
          submit={t("practices.askForm.send")}
          cancel={{ href: list, label: t("forms.cancel") }}
        >
          {({ field }) => (
            <>
              <Field
                {...field("project")}
                kind="select"
                empty={t("practices.askForm.choose")}
                options={projects.map(({ id, municipality, name, hasEffect }) => ({
                  value: id,
                  label: t(hasEffect ? "practices.askForm.optionMeasured" : "practices.askForm.option", {
                    municipality,
                    name,
                  }),
                }))}
              />
              <Field {...field("note")} kind="textarea" rows={4} hint={t("practices.askForm.noteHint")} />
            </>
          )}
        </RecordForm>
      )}
    </>
  );
}
