import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { EvidenceForm as Form } from "~/components/commitment/evidence-form";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { addEvidence } from "~/domain/commitment/commands.server";
import { commitmentWord } from "~/domain/commitment/queries.server";
import { CommitmentParams, EvidenceForm } from "~/domain/commitment/schema";
import { municipalityAction, municipalityLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = municipalityLoader(
  { may: "evidence.write", params: CommitmentParams },
  async ({ db, language, municipality, params, today, demand }) => {
    demand("evidence.write");
    return {
      base: `/${municipality.key}`,
      here: `/${municipality.key}/commitments/of/${params.commitment}`,
      word: await commitmentWord(db, params.commitment, language),
      today,
      title: translatorFor(language).t("commitmentWork.evidence.add"),
    };
  },
);

export const action = municipalityAction(
  { may: "evidence.write", params: CommitmentParams, form: EvidenceForm },
  async ({ db, actor, municipality, params, value, today }) => {
    await addEvidence(db, actor, params.commitment, value, { today });
    return redirect(`/${municipality.key}/commitments/of/${params.commitment}`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function NewEvidence() {
  const { t } = useWords();
  const { base, here, word, today, title } = useLoaderData<typeof loader>();
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
      <Form
        answer={useActionData<typeof action>()}
        word={word}
        values={{ datedOn: today }}
        today={today}
        cancel={here}
      />
    </>
  );
}
