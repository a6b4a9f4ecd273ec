import { Link } from "@remix-run/react";
import type { Block } from "~/domain/statement/blocks";
import type { StatementKind } from "~/domain/statement/kinds";
import type { Language } from "~/text/languages";
import { Shell } from "../shell/shell";
import { PageHead } from "../ui/page-head";
import { useWords } from "../use-words";
import { StatementText } from "./statement-text";

/** What the product says for itself; below it, where municipalities say something of their own. */
export function ProductStatementPage(props: {
  kind: StatementKind;
  title: string;
  blocks: Block[];
  others: { key: string; name: string }[];
}) {
  const { t } = useWords();
  return (
    <Shell>
      <PageHead title={props.title} />
      <StatementText blocks={props.blocks} />
      {props.others.length > 0 ? (
        <section className="section">
          <h2>{t("statements.ownTexts")}</h2>
          <ul className="plain-list">
            {props.others.map(({ key, name }) => (
              <li key={key}>
                <Link className="ds-link" to={`/${props.kind}/${key}`}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Shell>
  );
}

/** What a municipality says, or the product in its place. */
export function MunicipalityStatementPage(props: {
  kind: StatementKind;
  title: string;
  municipality: { key: string; name: string };
  blocks: Block[];
  own: { language: Language; updatedAt: string } | null;
  ownIn: Language[];
}) {
  const { t, format, language } = useWords();
  const { kind, municipality, own, ownIn } = props;
  return (
    <Shell>
      <PageHead title={props.title} />
      {ownIn.length > 0 ? (
        <div className="reading">
          <p>
            {t("statements.ownOnly", {
              name: municipality.name,
              languages: ownIn.map((one) => t(`statements.languages.${one}`)).join(", "),
            })}{" "}
            {ownIn.map((one) => (
              <span key={one}>
                <Link className="ds-link" to={`/${kind}/${municipality.key}?text=${one}`}>
                  {t("statements.readOwn", { language: t(`statements.languages.${one}`) })}
                </Link>
                .{" "}
              </span>
            ))}
            {t("statements.productInstead")}
          </p>
        </div>
      ) : null}
      <StatementText blocks={props.blocks} lang={own && own.language !== language ? own.language : undefined} />
      <p className="section-foot quiet">
        {own ? <>{t("statements.updated", { date: format.date(own.updatedAt) })} </> : null}
        <Link className="ds-link" to={`/${kind}`}>
          {t("statements.toProduct")}
        </Link>
      </p>
    </Shell>
  );
}
