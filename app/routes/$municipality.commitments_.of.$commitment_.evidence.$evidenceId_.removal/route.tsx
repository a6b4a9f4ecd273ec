import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { evidenceFormValues, removeEvidence } from "~/domain/commitment/commands.server";
import { commitmentWord } from "~/domain/commitment/queries.server";
import { EvidenceParams, EvidenceRemoval } from "~/domain/commitment/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "evidence.write", params: EvidenceParams },
  async ({ db, language, municipality, params, demand }) => {
    demand("evidence.write");
    const evidence = await evidenceFormValues(db, params.commitment, params.evidenceId);
    return {
      base: `/${municipality.key}`,
      here: `/${municipality.key}/commitments/of/${params.commitment}`,
      word: await commitmentWord(db, params.commitment, language),
      name: evidence.title,
      version: Number(evidence.version),
      title: translatorFor(language).t("commitmentWork.evidence.removeTitle"),
    };
  },
);

export const action = municipalityAction(
  { may: "evidence.write", params: EvidenceParams, form: EvidenceRemoval },
  async ({ db, actor, municipality, params, value }) => {
    await removeEvidence(db, actor, params.commitment, params.evidenceId, value.version);
    return redirect(`/${municipality.key}/commitments/of/${params.commitment}`, 303);
  },
);

/** After a refusal it is shown as it stands, and can be removed as such. */
export const shouldRevalidate = () => true;

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveEvidence() {
  const { t } = useWords();
  const { base, here, word, name, version, title } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("commitments.rows.trail"),
          steps: [
            { label: t("commitments.title"), href: `${base}/commitments` },
            { label: word.name, href: here },
            { label: title },
          ],
        }}
      />
      <RecordForm
        answer={answer}
        labels={{}}
        version={version}
        submit={t("commitmentWork.evidence.remove")}
        cancel={{ href: here, label: t("forms.cancel") }}
      >
        {() => <p>{t("commitmentWork.evidence.removeText", { title: name })}</p>}
      </RecordForm>
    </>
  );
}
