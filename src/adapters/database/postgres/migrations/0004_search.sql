-- Where the server does not have the extension, names are searched without an index.
DO $$
BEGIN
	IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
		CREATE EXTENSION IF NOT EXISTS pg_trgm;
		CREATE INDEX "files_letters" ON "files" USING gin ("name_key" gin_trgm_ops);
		CREATE INDEX "folders_letters" ON "folders" USING gin ("name_key" gin_trgm_ops);
	END IF;
END $$;
