import { Link } from "@remix-run/react";
import { Tag } from "~/components/ui/tag";
import { useWords } from "~/components/use-words";
import type { TokenScope, TokenState } from "~/domain/token/token";

interface TokenTableProps {
  /** The address of this list. */
  path: string;
  rows: readonly {
    id: string;
    name: string;
    scopes: readonly TokenScope[];
    createdBy: string;
    createdAt: Date;
    expiresAt: Date;
    lastUsedAt: Date | null;
    revokedAt: Date | null;
    state: TokenState;
  }[];
}

/** A municipality's tokens: what each may, whose it is and whether it is still used. */
export function TokenTable({ path, rows }: TokenTableProps) {
  const { t, format } = useWords();
  return (
    <div className="scroll-region" role="region" aria-label={t("tokens.title")} tabIndex={0}>
      <table className="ds-table table--fold table--narrow">
        <caption className="ds-sr-only">{t("tokens.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("tokens.columns.name")}</th>
            <th scope="col">{t("tokens.columns.scopes")}</th>
            <th scope="col">{t("tokens.columns.lastUsed")}</th>
            <th scope="col">{t("tokens.columns.expires")}</th>
            <th scope="col">{t("tokens.columns.state")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                {row.name}
                <span className="sub-line">
                  {t("tokens.cell.created", { who: row.createdBy, date: format.date(row.createdAt) })}
                </span>
              </th>
              <td data-label={t("tokens.columns.scopes")}>
                <div>
                  {row.scopes.map((scope) => (
                    <span key={scope} className="sub-line">
                      {t(`tokens.scopes.${scopeWord[scope]}`)}
                    </span>
                  ))}
                </div>
              </td>
              <td data-label={t("tokens.columns.lastUsed")}>
                {row.lastUsedAt ? (
                  format.moment(row.lastUsedAt)
                ) : (
                  <span className="quiet">{t("tokens.cell.never")}</span>
                )}
              </td>
              <td data-label={t("tokens.columns.expires")}>
                <span className="no-wrap">{format.date(row.expiresAt)}</span>
              </td>
              <td data-label={t("tokens.columns.state")}>
                <div>
                  {row.state === "live" ? (
                    <Link className="ds-link" data-color="accent" to={`${path}/${row.id}/revocation`}>
                      {t("tokens.revoke")}
                      <span className="ds-sr-only"> {row.name}</span>
                    </Link>
                  ) : (
                    <Tag outline>{t(`tokens.states.${row.state}`)}</Tag>
                  )}
                  {row.revokedAt ? <span className="sub-line">{format.date(row.revokedAt)}</span> : null}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const scopeWord = { "figure.read": "figures", "plan.read": "plan" } as const satisfies Record<TokenScope, string>;
