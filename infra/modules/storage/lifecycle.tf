# What would be paid for and never used again. Cold is the storage class of the copy itself, so no
# rule here moves anything.

resource "aws_s3_bucket_lifecycle_configuration" "own" {
  for_each = aws_s3_bucket.own

  bucket = each.value.id

  rule {
    id     = "unfinished-uploads"
    status = "Enabled"
    filter {} # without it every plan would find a difference

    abort_incomplete_multipart_upload {
      days_after_initiation = 14 # an upload lives 7 days in our database
    }
  }

  rule {
    id     = "old-versions"
    status = "Enabled"
    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 30 # as long as the trash
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  # Tails hold the last bytes of a running upload. They are gone within minutes, so their old versions
  # would be most of what lies in the bucket.
  dynamic "rule" {
    for_each = each.key == "hot" ? ["tails"] : []

    content {
      id     = rule.value
      status = "Enabled"

      filter {
        prefix = "${var.prefix}tails/"
      }

      noncurrent_version_expiration {
        noncurrent_days = 1 # the smallest number there is
      }

      expiration {
        days = 14
      }
    }
  }

  # Addresses of people stand in it.
  dynamic "rule" {
    for_each = each.key == "logs" ? ["balancer"] : []

    content {
      id     = rule.value
      status = "Enabled"
      filter {}

      expiration {
        days = 30
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.own] # rules about versions want versions
}
