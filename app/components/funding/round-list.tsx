import { Link } from "@remix-run/react";
import type { Round } from "~/domain/funding/rounds.server";
import { RuleList } from "../ui/rule-list";
import { useWords } from "../use-words";

/** A programme's rounds, latest first, and the way to another. `path` is the programme's page. */
export function RoundList({ rounds, path }: { rounds: readonly Round[]; path: string }) {
  const { t, format } = useWords();
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t("funding.round.title")}</h2>
      </div>
      {rounds.length === 0 ? (
        <p className="quiet">{t("funding.round.none")}</p>
      ) : (
        <RuleList
          rows={rounds.map((round) => ({
            key: round.id,
            main: (
              <Link className="ds-link" to={`${path}/rounds/${round.id}`}>
                {`${t("funding.round.closesOn")} ${format.date(round.closesOn)}`}
              </Link>
            ),
            note: round.note ?? "",
          }))}
        />
      )}
      <p>
        <Link className="ds-link" to={`${path}/rounds/new`}>
          {t("funding.round.new")}
        </Link>
      </p>
    </section>
  );
}
