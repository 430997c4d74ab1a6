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

  attribute {
    name = "cold_key"
    type = "S"
  }

  # Which archives hold a thing: asked when it is thrown away for good.
  global_secondary_index {
    name            = "blob"
    hash_key        = "blob_id"
    projection_type = "KEYS_ONLY"
  }

  # Whose a cold object is: asked when the stores are held against the rows.
  global_secondary_index {
    name            = "cold"
    hash_key        = "cold_key"
    projection_type = "KEYS_ONLY"
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }
}
