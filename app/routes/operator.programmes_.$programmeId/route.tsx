import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RoundList } from "~/components/funding/round-list";
import { ProgrammeHistory } from "~/components/operator/programme-history";
import { pageTitle } from "~/components/page-title";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { roundsOf } from "~/domain/funding/rounds.server";
import { ProgrammeParams } from "~/domain/funding/schema";
import { sharedProgramme } from "~/domain/funding/shared.server";
import { operatorLog } from "~/domain/operator/history.server";
import { operatorChanges } from "~/domain/operator/told";
import { operatorLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { translatorFor } from "~/text/words.server";

const Search = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1).default(1) });

export const loader = operatorLoader(
  { may: "catalogue.write", params: ProgrammeParams, search: Search },
  async ({ db, params, search, language }) => {
    const programme = await sharedProgramme(db, params.programmeId);
    const record = { subject: "funding_programme", subjectId: programme.id } as const;
    const rounds = await roundsOf(db, programme.id);
    const { lines, ...list } = await operatorLog(db, record, search.page);
    const changes = operatorChanges(lines, { t: translatorFor(language).t, format: formatsFor(language) });
    return { programme, rounds, changes, list };
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.programme.name);

export default function SharedProgramme() {
  const { t } = useWords();
  const { programme, rounds, changes, list: history } = useLoaderData<typeof loader>();
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
      <ProgrammeHistory changes={changes} list={history} path={`${list}/${programme.id}`} />
    </>
  );
}
