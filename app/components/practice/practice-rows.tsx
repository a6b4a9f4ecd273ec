import { Link } from "@remix-run/react";
import type { PracticeEffect, PracticeRow } from "~/domain/practice/queries.server";
import { RuleList } from "../ui/rule-list";
import { Tag } from "../ui/tag";
import { useWords } from "../use-words";

/** What was measured, in one line each. */
export function EffectLine({ effect }: { effect: PracticeEffect }) {
  const { t, format } = useWords();
  const value = format.value(effect.value, effect);
  return <>{t("practices.effect", { name: effect.name, value, date: format.date(effect.measuredOn) })}</>;
}

/** Practices one under the other; `path` is the list's own address. */
export function PracticeRows({ rows, path }: { rows: readonly PracticeRow[]; path: string }) {
  const { t, format, language } = useWords();
  return (
    <RuleList
      rows={rows.map((row) => ({
        key: row.id,
        main: (
          <>
            <Link
              className="ds-link"
              to={`${path}/${row.id}`}
              lang={row.language === language ? undefined : row.language}
            >
              {row.title}
            </Link>{" "}
            {row.state === "offered" ? null : (
              <Tag outline={row.state === "asked"}>{t(`practices.states.${row.state}`)}</Tag>
            )}{" "}
            {row.isOwn ? <Tag>{t("practices.yours")}</Tag> : null}{" "}
            {row.isExample ? <Tag outline>{t("practices.exampleTag")}</Tag> : null}
          </>
        ),
        side: row.state === "offered" ? <Copies count={row.copies} /> : null,
        note: (
          <>
            {[row.municipality, row.area, row.network, row.offeredOn === null ? "" : format.date(row.offeredOn)]
              .filter((part) => part !== "")
              .join(" · ")}
            {row.effects.slice(0, 3).map((effect) => (
              <span key={effect.dataPointId + effect.measuredOn} className="sub-line">
                <EffectLine effect={effect} />
              </span>
            ))}
          </>
        ),
      }))}
    />
  );
}

export function Copies({ count }: { count: number }) {
  const { t } = useWords();
  return <>{count === 0 ? t("practices.noCopies") : t("practices.copies", { count })}</>;
}
