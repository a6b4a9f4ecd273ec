import type { ReactNode } from "react";
import type { ProposalContent } from "~/domain/proposal/content";
import type { DataPointWords } from "~/domain/proposal/queries.server";
import { languageNames } from "~/text/languages";
import { Facts } from "../ui/facts";
import { useWords } from "../use-words";
import { fileSize } from "./file-size";

interface ContentViewProps {
  content: ProposalContent;
  dataPoints: readonly DataPointWords[];
  attachments: readonly { id: string; name: string; size: number }[];
  /** The proposal's address, under which its files lie. */
  path: string;
}

/** An expected effect in words: the range in the data point's own unit, and the year. */
export function useEffectWords(dataPoints: readonly DataPointWords[]) {
  const { t, format } = useWords();
  return ({ dataPointId, low, high, byYear }: ProposalContent["effects"][number]) => {
    const point = dataPoints.find(({ id }) => id === dataPointId);
    const unit = point?.unit ?? { short: "", change: "", attached: false };
    return {
      name: point?.name ?? t("proposals.content.unknownDataPoint"),
      value: t("proposals.content.range", {
        low: format.number(Number(low)),
        high: format.value(Number(high), unit),
        year: byYear,
      }),
    };
  };
}

/** What a proposal says, read: everything that was submitted, in the order of the form. */
export function ContentView({ content, dataPoints, attachments, path }: ContentViewProps) {
  const { t, format } = useWords();
  const effectWords = useEffectWords(dataPoints);
  const written = (text: string): ReactNode => (
    <span className="reading--lines" lang={content.language}>
      {text}
    </span>
  );
  const fact = (key: string, term: string, detail: ReactNode) => ({ key, term, detail });
  return (
    <Facts
      facts={[
        fact("summary", t("proposals.content.summary"), written(content.summary)),
        fact(
          "effects",
          t("proposals.content.effects"),
          content.effects.map((effect) => {
            const { name, value } = effectWords(effect);
            return (
              <span className="fact-line" key={effect.dataPointId}>
                {name}: {value}
              </span>
            );
          }),
        ),
        fact("ask", t("proposals.content.ask"), written(content.ask)),
        fact("askOre", t("proposals.content.askOre"), format.moneyInFull(content.askOre)),
        fact("bring", t("proposals.content.bring"), written(content.bring)),
        fact(
          "costs",
          t("proposals.content.costs"),
          <>
            {content.costs.map(({ year, ore }) => (
              <span className="fact-line" key={year}>
                {year}: {format.moneyInFull(ore)}
              </span>
            ))}
            <span className="sub-line">
              {t("proposals.content.total", {
                sum: format.moneyInFull(content.costs.reduce((sum, { ore }) => sum + ore, 0)),
              })}
            </span>
          </>,
        ),
        fact(
          "partners",
          t("proposals.content.partners"),
          content.partners.length > 0 ? content.partners.join(", ") : t("proposals.content.noPartners"),
        ),
        fact(
          "period",
          t("proposals.content.period"),
          t("proposals.content.fromTo", { from: format.date(content.startsOn), to: format.date(content.endsOn) }),
        ),
        fact("risks", t("proposals.content.risks"), written(content.risks)),
        fact(
          "interest",
          t("proposals.content.interest"),
          content.interest === null ? t("proposals.content.noInterest") : written(content.interest),
        ),
        fact("language", t("proposals.content.language"), languageNames[content.language as "nb"]),
        fact(
          "attachments",
          t("proposals.content.attachments"),
          attachments.length === 0
            ? t("proposals.content.noAttachments")
            : attachments.map(({ id, name, size }) => (
                <span className="fact-line" key={id}>
                  <AttachmentLink href={`${path}/attachments/${id}`} name={name} size={size} />
                </span>
              )),
        ),
      ]}
    />
  );
}

/** A file to fetch: never shown in the browser, so a plain link. */
export function AttachmentLink({ href, name, size }: { href: string; name: string; size: number }) {
  const { format } = useWords();
  return (
    <>
      <a className="ds-link" href={href} download={name}>
        {name}
      </a>{" "}
      <span className="quiet no-wrap">{fileSize(size, format)}</span>
    </>
  );
}
