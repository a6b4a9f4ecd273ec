import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { SettingsHead } from "~/components/settings/settings-head";
import { Looked } from "~/components/sharing/looked";
import { useWords } from "~/components/use-words";
import { previewForPublic } from "~/domain/sharing/preview.server";
import { rehearsalLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = rehearsalLoader({ may: "sharing.write" }, async ({ db, doors, municipality, language }) => ({
  isPublished: municipality.isPublished,
  look: await previewForPublic(db, doors, municipality.id, language),
  title: translatorFor(language).t("sharing.look.publicTitle", { name: municipality.name }),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function PublicPreview() {
  const { t } = useWords();
  const { isPublished, look, title } = useLoaderData<typeof loader>();
  return (
    <>
      <SettingsHead
        title={title}
        lead={t("sharing.look.publicLead")}
        between={[{ label: t("sharing.title"), page: "sharing" }]}
      />
      <section className="section">
        <p>{t(isPublished ? "sharing.look.publicNow" : "sharing.look.publicNotYet")}</p>
        <p className="quiet">{t("sharing.look.never")}</p>
      </section>
      <Looked look={look} />
    </>
  );
}
