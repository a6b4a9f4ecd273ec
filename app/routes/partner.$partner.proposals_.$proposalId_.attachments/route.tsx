import { redirect, type MetaFunction } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { pageTitle } from "~/components/page-title";
import { AttachmentLink } from "~/components/proposal/content-view";
import { ProposalHead } from "~/components/proposal/proposal-head";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Field } from "~/components/ui/field";
import { RuleList } from "~/components/ui/rule-list";
import { useWords } from "~/components/use-words";
import { attachmentTypes, largestAttachment, mostAttachments } from "~/domain/proposal/attachment";
import { addAttachment, draftOfProposal } from "~/domain/proposal/drafts.server";
import { proposalById } from "~/domain/proposal/queries.server";
import { AttachmentForm, ProposalParams } from "~/domain/proposal/schema";
import { isWritable } from "~/domain/proposal/states";
import { partnerAction, partnerLoader } from "~/http/visit.server";
import { translatorFor } from "~/text/words.server";

export const loader = partnerLoader(
  { may: "proposal.write", params: ProposalParams },
  async ({ db, partner, params, language }) => {
    const { id, attachments, state } = await proposalById(db, params.proposalId, language);
    const { content } = await draftOfProposal(db, id);
    return {
      proposal: { id, title: content.title ?? "", language: content.language ?? "nb" },
      attachments,
      isOpen: isWritable(state),
      partner: partner.key,
      title: translatorFor(language).t("proposals.attachments.title"),
    };
  },
);

export const action = partnerAction(
  { may: "proposal.write", params: ProposalParams, form: AttachmentForm },
  async ({ db, actor, partner, params, value }) => {
    await addAttachment(db, actor, params.proposalId, value.file);
    return redirect(`/partner/${partner.key}/proposals/${params.proposalId}/attachments`, 303);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.title);

const accepted = Object.keys(attachmentTypes)
  .map((ending) => `.${ending}`)
  .join(",");

export default function Attachments() {
  const { t } = useWords();
  const answer = useActionData<typeof action>();
  const { proposal, attachments, isOpen, partner, title } = useLoaderData<typeof loader>();
  const [isTooLarge, setTooLarge] = useState(false);
  const list = `/partner/${partner}/proposals`;
  const path = `${list}/${proposal.id}`;
  const said = answer?.status === "invalid" ? Object.values(answer.fields)[0]?.[0] : undefined;
  const refused =
    answer?.status === "refused"
      ? t(`refusals.${answer.reason.key}` as "forms.wrong", answer.reason.params)
      : undefined;
  const error = isTooLarge
    ? t("proposals.attachments.tooLarge")
    : said
      ? t(said.key as "forms.wrong", said.params)
      : undefined;
  return (
    <>
      <ProposalHead list={list} proposal={proposal} title={title} lead={t("proposals.attachments.lead")} />
      {error || refused ? (
        <ErrorSummary
          title={t("proposals.attachments.notAdded")}
          errors={[refused ? { message: refused } : { fieldId: "field-file", message: error ?? "" }]}
        />
      ) : null}
      {attachments.length === 0 ? (
        <p className="quiet">{t("proposals.content.noAttachments")}</p>
      ) : (
        <RuleList
          rows={attachments.map(({ id, name, size, submittedIn }) => ({
            key: id,
            main: <AttachmentLink href={`${path}/attachments/${id}`} name={name} size={size} />,
            side:
              submittedIn === null && isOpen ? (
                <Link
                  className="ds-link"
                  to={`${path}/attachments/${id}/removal`}
                  aria-label={t("proposals.attachments.removeOf", { name })}
                >
                  {t("proposals.attachments.remove")}
                </Link>
              ) : undefined,
            note:
              submittedIn === null
                ? t("proposals.attachments.notSubmitted")
                : t("proposals.attachments.submittedIn", { revision: submittedIn }),
          }))}
        />
      )}
      {isOpen && attachments.length < mostAttachments ? (
        <Form
          className="form section"
          method="post"
          encType="multipart/form-data"
          key={attachments.length}
          noValidate
          onSubmit={(event) => {
            // Told before ten million bytes have been sent for nothing; the server says the same.
            const file = new FormData(event.currentTarget).get("file");
            const isLarge = file instanceof File && file.size > largestAttachment;
            setTooLarge(isLarge);
            if (isLarge) event.preventDefault();
          }}
        >
          <Field
            name="file"
            kind="file"
            label={t("proposals.attachments.file")}
            hint={t("proposals.attachments.hint", { limit: mostAttachments })}
            accept={accepted}
            error={error}
          />
          <div className="button-row">
            <button className="ds-button" data-color="accent">
              {t("proposals.attachments.add")}
            </button>
            <Link className="ds-button" data-variant="tertiary" data-color="accent" to={path}>
              {t("proposals.attachments.back")}
            </Link>
          </div>
        </Form>
      ) : (
        <p className="section">
          {isOpen ? t("proposals.attachments.tooMany", { limit: mostAttachments }) : t("proposals.attachments.closed")}{" "}
          <Link className="ds-link" to={path}>
            {t("proposals.attachments.back")}
          </Link>
        </p>
      )}
    </>
  );
}
