import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { RoundList } from "~/components/funding/round-list";
import { ProgrammeHistory } from "~/components/operator/programme-history";
import { pageTitle } from "~/components/page-title";
import { Facts } from "~/components/ui/facts";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { roundsOf } from "~/domain/funding/rounds.server";
import { ProgrammeParams } from "~/domain/funding/schema";
import { sharedProgramme } from "~/domain/funding/shared.server";
import { operatorLog } from "~/domain/operator/history.server";
import { operatorChanges } from "~/domain/operator/told";
import { operatorLoader } from "~/http/visit.server";
import { formatsFor } from "~/text/format";
import { isLanguage, languageNames } from "~/text/languages";
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
  const { t, format } = useWords();
  const { programme, rounds, changes, list: history } = useLoaderData<typeof loader>();
  const { type, amountOre, amountNote, period, purpose, language } = programme;
  const list = "/operator/programmes";
  const written = (text: string | null) =>
    text === null ? t("operator.facts.unknown") : <span lang={language}>{text}</span>;
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
        actions={
          <Link
            className="ds-button"
            data-variant="secondary"
            data-color="accent"
            to={`${list}/${programme.id}/edit`}
            aria-label={t("fundingRounds.edit")}
          >
            {t("fundingRounds.editShort")}
          </Link>
        }
      />
      <section className="section">
        <Facts
          facts={[
            { key: "type", term: t("history.fields.type"), detail: t(`funding.types.${type}`) },
            {
              key: "amount",
              term: t("funding.source.amount"),
              detail: amountOre === null ? t("operator.facts.unknown") : format.money(amountOre),
            },
            ...(amountNote === null
              ? []
              : [{ key: "amountNote", term: t("funding.source.amountNote"), detail: written(amountNote) }]),
            { key: "period", term: t("history.fields.period"), detail: written(period) },
            { key: "purpose", term: t("history.fields.purpose"), detail: written(purpose) },
            {
              key: "language",
              term: t("history.fields.language"),
              detail: isLanguage(language) ? <span lang={language}>{languageNames[language]}</span> : language,
            },
          ]}
        />
      </section>
      <RoundList rounds={rounds} path={`${list}/${programme.id}`} />
      <ProgrammeHistory changes={changes} list={history} path={`${list}/${programme.id}`} />
    </>
  );
}
