import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { RoundList } from "~/components/funding/round-list";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { roundsOf } from "~/domain/funding/rounds.server";
import { ProgrammeParams } from "~/domain/funding/schema";
import { sharedProgramme } from "~/domain/funding/shared.server";
import { operatorLoader } from "~/http/visit.server";

export const loader = operatorLoader({ may: "catalogue.write", params: ProgrammeParams }, async ({ db, params }) => {
  const programme = await sharedProgramme(db, params.programmeId);
  return { programme, rounds: await roundsOf(db, programme.id) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.programme.name);

export default function SharedProgramme() {
  const { t } = useWords();
  const { programme, rounds } = useLoaderData<typeof loader>();
  const list = "/operator/programmes";
  return (
    <>
      <PageHead
        title={programme.name}
        lang={programme.language}
        lead={<span lang={programme.language}>{programme.provider}</span>}
        trail={{
          label: t("operator.trail"),
          steps: [
            { label: t("fundingRounds.programmes"), href: list },
            { label: programme.name, lang: programme.language },
          ],
        }}
      />
      <RoundList rounds={rounds} path={`${list}/${programme.id}`} />
    </>
  );
}
