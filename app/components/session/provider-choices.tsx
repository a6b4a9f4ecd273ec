import { useWords } from "../use-words";

interface ProviderChoicesProps {
  providers: readonly { key: string; name: string }[];
  /** Said above the buttons. */
  heading: "or" | "instead";
  redirectTo?: string;
  /** The token of the invitation that is to be accepted. */
  invitation?: string;
}

/** A button for each provider one can sign in with; nothing where there are none. */
export function ProviderChoices({ providers, heading, redirectTo, invitation }: ProviderChoicesProps) {
  const { t } = useWords();
  if (providers.length === 0) return null;
  const search = new URLSearchParams();
  if (redirectTo) search.set("redirectTo", redirectTo);
  if (invitation) search.set("invitation", invitation);
  const query = search.size > 0 ? `?${search.toString()}` : "";
  return (
    <section className="providers" aria-labelledby="providers">
      <h2 id="providers">{t(`identity.${heading}`)}</h2>
      <ul>
        {providers.map(({ key, name }) => (
          <li key={key}>
            {/* No form: the content security policy lets forms lead to our own pages only, also by a redirect. */}
            <a className="ds-button" data-variant="secondary" data-color="accent" href={`/login/${key}${query}`}>
              {t("identity.signInWith", { name })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
