import { redirect, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pageTitle } from "~/components/page-title";
import { RecordForm } from "~/components/record-form";
import { PageHead } from "~/components/ui/page-head";
import { useWords } from "~/components/use-words";
import { removeNetworkPartner } from "~/domain/partner/commands.server";
import { networkPartners } from "~/domain/partner/queries.server";
import { NetworkPartnerParams, VerdictForm } from "~/domain/partner/schema";
import { NotFound } from "~/domain/shared/errors";
import { networkAction, networkLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = networkLoader(
  { may: "network_challenge.write", params: NetworkPartnerParams },
  async ({ db, params, network, language }) => {
    const partner = (await networkPartners(db)).find(({ id }) => id === params.partnerId);
    if (!partner) throw new NotFound("partner");
    return {
      list: `/network/${network.key}/partners`,
      title: translatorFor(language).t("partners.add.removeTitle", { name: partner.name }),
    };
  },
);

export const action = networkAction(
  { may: "network_challenge.write", params: NetworkPartnerParams, form: VerdictForm },
  async ({ db, actor, network, params }) => {
    await removeNetworkPartner(db, actor, network.id, params.partnerId);
    return redirect(`/network/${network.key}/partners`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

export default function RemoveNetworkPartner() {
  const { t } = useWords();
  const { list, title } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={title}
        trail={{
          label: t("challenges.one.trail"),
          steps: [{ label: t("partners.title"), href: list }, { label: title }],
        }}
      />
      <p className="reading">{t("partners.add.removeText")}</p>
      <RecordForm
        answer={useActionData<typeof action>()}
        labels={{}}
        submit={t("partners.add.remove")}
        cancel={{ href: list, label: t("forms.cancel") }}
      >
        {() => null}
      </RecordForm>
    </>
  );
}
