import { Link } from "@remix-run/react";
import { useWords } from "../use-words";

/** Invitations that nobody has accepted yet, each of which can be sent again or taken back. */
export function Pending({
  pending,
  path,
}: {
  /** Where an invitation's moves lie. */
  path: string;
  pending: readonly { id: string; email: string; name: string | null; expiresAt: string; isExpired: boolean }[];
}) {
  const { t, format } = useWords();
  if (pending.length === 0) return null;
  return (
    <section className="section">
      <h2>{t("invitation.waiting.pending")}</h2>
      <div className="scroll-region" tabIndex={0} role="region" aria-label={t("invitation.waiting.pending")}>
        <table className="ds-table">
          <thead>
            <tr>
              <th scope="col">{t("invitation.waiting.email")}</th>
              <th scope="col">{t("invitation.waiting.expires")}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {pending.map(({ id, email, name, expiresAt, isExpired }) => (
              <tr key={id}>
                <th scope="row">
                  {email}
                  {name ? <span className="sub-line">{name}</span> : null}
                </th>
                <td>
                  {isExpired
                    ? t("invitation.waiting.expired", { at: format.moment(expiresAt) })
                    : format.moment(expiresAt)}
                </td>
                <td>
                  <Link
                    className="text-button"
                    to={`${path}/${id}/resend`}
                    aria-label={t("invitation.waiting.resendTo", { email })}
                  >
                    {t("invitation.waiting.resend")}
                  </Link>{" "}
                  <Link
                    className="text-button"
                    to={`${path}/${id}/revoke`}
                    aria-label={t("invitation.waiting.revokeTo", { email })}
                  >
                    {t("invitation.waiting.revoke")}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
