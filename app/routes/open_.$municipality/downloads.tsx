import { Link } from "@remix-run/react";
import { useOpenHref } from "~/components/publication/open-href";
import { useWords } from "~/components/use-words";
import type { Profile } from "~/domain/publication/profile";
import type { PublicationHead } from "~/domain/publication/queries.server";

/** The files by name, kind and words. */
const files = [
  ["profile", "json", "json"],
  ["data-points", "csv", "points"],
  ["categories", "csv", "categories"],
  ["gap-list", "csv", "gaps"],
  ["recommendation-list", "csv", "recommendations"],
  ["project-list", "csv", "projects"],
  ["commitment-criteria", "csv", "commitments"],
] as const;

interface DownloadsProps {
  /** Where the files lie. */
  files: string;
  /** Where the profile is. */
  address: string;
  shown: PublicationHead & {
    all: readonly PublicationHead[];
    embed: { address: string; title: string };
    profile: Pick<Profile, "municipality" | "evaluation">;
  };
}

/** The files of a profile, how it is checked, the ones before it, and the code that puts its wheel elsewhere. */
export function Downloads({ files: folder, address, shown }: DownloadsProps) {
  const { t, format, language } = useWords();
  const hrefOf = useOpenHref();
  const { evaluation, municipality } = shown.profile;
  const sources = [...new Set([evaluation?.source, municipality.source].flatMap((source) => source ?? []))];
  const earlier = shown.all.filter(({ id }) => id !== shown.id);
  const code = `<iframe src="${shown.embed.address}" title="${escaped(shown.embed.title)}" width="460" height="560" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  return (
    <>
      <section className="section" aria-labelledby="downloads">
        <h2 id="downloads">{t("open.downloads")}</h2>
        <ul className="download-list">
          {files.map(([name, kind, word]) => (
            <li key={name}>
              <a
                className="ds-link"
                href={`${folder}/${name}.${kind}?publication=${shown.id}&language=${language}`}
                download
              >
                {t(`open.file.${word}`)}
              </a>
              <span className="sub-line">{kind.toUpperCase()}</span>
            </li>
          ))}
          <li>
            <Link className="ds-link" to="/open-data">
              {t("open.file.api")}
            </Link>
            <span className="sub-line">{t("open.apiText")}</span>
          </li>
        </ul>
        {sources.length === 0 ? null : (
          <p className="quiet">
            {t("open.sources")}: {sources.join("; ")}
          </p>
        )}
        <p className="quiet">{t("open.licence")}</p>
      </section>
      <section className="section" aria-labelledby="check">
        <h2 id="check">{t("open.check")}</h2>
        <p className="reading">{t("open.checkText")}</p>
        <p>
          <code className="checksum">{shown.checksum}</code>
        </p>
      </section>
      {earlier.length > 0 ? (
        <section className="section" aria-labelledby="earlier">
          <h2 id="earlier">{t("open.earlier")}</h2>
          <ul className="plain-list">
            {earlier.map(({ id, publishedAt, checksum }) => (
              <li key={id}>
                <Link className="ds-link" to={hrefOf(`${address}?publication=${id}`)}>
                  {t("open.earlierText", { date: format.moment(publishedAt) })}
                </Link>{" "}
                <code className="quiet">{checksum.slice(0, 12)}</code>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="section" aria-labelledby="embed">
        <h2 id="embed">{t("open.embed")}</h2>
        <p className="reading">{t("open.embedText")}</p>
        <div className="field">
          <label className="field__label" htmlFor="embed-code">
            {t("open.embedCode")}
          </label>
          <textarea id="embed-code" className="ds-input embed-code" rows={4} readOnly value={code} spellCheck={false} />
        </div>
        <p>
          <a className="ds-link" href={shown.embed.address}>
            {shown.embed.title}
          </a>
        </p>
      </section>
    </>
  );
}

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
