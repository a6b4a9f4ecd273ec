import { useStateWords } from "~/components/kpi/state-words";
import { useWheel } from "~/components/kpi/use-wheel";
import { StillWheel } from "~/components/kpi/still-wheel";
import { WheelLegend } from "~/components/kpi/wheel-legend";
import { useWords } from "~/components/use-words";
import { wheelStates } from "~/domain/kpi/score";
import type { Profile } from "~/domain/publication/profile";

interface WheelPageProps {
  profile: Pick<Profile, "municipality" | "wheel" | "versions">;
  publishedAt: string;
  /** The profile, whole. */
  address: string;
  /** Travels with the page, and is allowed by its hash alone. */
  css: string;
}

/** The wheel by itself, as a document of its own: nothing runs in it, and its one link leaves the frame. */
export function WheelPage({ profile, publishedAt, address, css }: WheelPageProps) {
  const { t, format, language } = useWords();
  const stateWords = useStateWords();
  const { wheel, municipality, versions } = profile;
  const drawn = useWheel({ name: municipality.name, ...wheel, hrefOf: () => "" });
  return (
    <html lang={language} data-color-scheme="auto">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${municipality.name} – Tiltak`}</title>
        <style dangerouslySetInnerHTML={{ __html: css }} />
      </head>
      <body>
        <main className="embed">
          <h1 className="embed__head">{municipality.name}</h1>
          <p className="embed__quiet">
            {t("open.published", { date: format.date(publishedAt) })}. {t("open.rule", { version: versions.rule })}.
          </p>
          <StillWheel {...drawn} />
          <WheelLegend
            items={wheelStates.map((state) => ({
              state,
              label: stateWords(state),
              count: format.number(wheel.whole.counts[state]),
            }))}
          />
          <details>
            <summary>{t("overview.asTable")}</summary>
            <Twin wheel={wheel} />
          </details>
          <p>
            <a href={address} target="_blank" rel="noopener">
              {t("open.wheelLink", { name: municipality.name })}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}

function Twin({ wheel }: Pick<Profile, "wheel">) {
  const { t, format } = useWords();
  const share = (percent: number | null) => (percent === null ? t("charts.noScore") : format.percent(percent));
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("overview.category")}</th>
          <th scope="col" className="number">
            {t("overview.score")}
          </th>
          <th scope="col" className="number">
            {t("overview.scored")}
          </th>
        </tr>
      </thead>
      {wheel.dimensions.map((dimension) => (
        <tbody key={dimension.key}>
          <tr>
            <th scope="rowgroup">{dimension.label}</th>
            <td className="number">{share(dimension.aggregate.percent)}</td>
            <td className="number">
              {dimension.aggregate.coverage.scored}/{dimension.aggregate.coverage.all}
            </td>
          </tr>
          {dimension.categories.map((category) => (
            <tr key={category.key}>
              <th scope="row">
                {category.number} {category.label}
              </th>
              <td className="number">{share(category.aggregate.percent)}</td>
              <td className="number">
                {category.aggregate.coverage.scored}/{category.aggregate.coverage.all}
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
