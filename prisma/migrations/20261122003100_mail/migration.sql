-- AlterTable
ALTER TABLE "outbox_message" ADD COLUMN     "claimed_until" TIMESTAMPTZ(3);

-- A message is handed to the worker in the transaction that writes it. The queue lies in a schema of its own, made by graphile-worker
-- after our migrations (app/db/queue.server.ts), where the application's role may do nothing: hence the owner's rights. While there is
-- no queue yet, the job that looks for messages left behind finds it.
CREATE FUNCTION queue_mail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF to_regclass('graphile_worker.jobs') IS NOT NULL THEN
    PERFORM graphile_worker.add_job('send_mail', json_build_object('id', NEW.id), max_attempts => 12, job_key => NEW.id::text);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER queue AFTER INSERT ON outbox_message FOR EACH ROW EXECUTE FUNCTION queue_mail();

-- An invitation is cleared away when its time is up; history is for ever. So history tells that somebody was invited and as what, not the
-- address: who came of it stands in the membership.
CREATE FUNCTION forget_addresses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.before := NEW.before - 'email' - 'name';
  NEW.after := NEW.after - 'email' - 'name';
  RETURN NEW;
END $$;

CREATE TRIGGER forget_addresses BEFORE INSERT ON history_event FOR EACH ROW WHEN (NEW.entity = 'invitation') EXECUTE FUNCTION forget_addresses();
