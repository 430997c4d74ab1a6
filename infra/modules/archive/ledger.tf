# The diary of the pipeline: what became of each thing of each job. SQL decides what people see.

resource "aws_dynamodb_table" "ledger" {
  name                        = "${var.name}-ledger"
  billing_mode                = "PAY_PER_REQUEST" # an archive is a burst, then nothing for days
  deletion_protection_enabled = var.protect
  hash_key                    = "archive_id"
  range_key                   = "blob_id"

  attribute {
    name = "archive_id"
    type = "S"
  }

  attribute {
    name = "blob_id"
    type = "S"
  }

  # Set only on items of jobs that are long closed.
  ttl {
    attribute_name = "forget_at"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }
}
