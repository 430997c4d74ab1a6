# The three functions that do the archive's work, and one that brings the database up to date. Each may
# do what its own steps need and nothing else; none of them may delete in the archive bucket.

data "aws_caller_identity" "us" {}

locals {
  ours = {
    hot     = "${var.storage.bucket_arns.hot}/${var.storage.prefix}*"
    archive = "${var.storage.bucket_arns.archive}/${var.storage.prefix}*"
  }

  settings = {
    QUEUE                 = "sqs"
    SQS_ARCHIVE           = aws_sqs_queue.this["archive"].url
    SQS_RESTORE           = aws_sqs_queue.this["restore"].url
    SQS_CHECK             = aws_sqs_queue.this["check"].url
    SQS_ARCHIVE_DEAD      = aws_sqs_queue.dead["archive"].url
    SQS_RESTORE_DEAD      = aws_sqs_queue.dead["restore"].url
    SQS_CHECK_DEAD        = aws_sqs_queue.dead["check"].url
    LEDGER                = "dynamodb"
    DYNAMODB_LEDGER       = aws_dynamodb_table.ledger.name
    NOTIFY                = "sns"
    SNS_NOTIFY            = aws_sns_topic.notify.arn
    ARCHIVE_STORAGE_CLASS = var.storage_class
    RESTORE_DAYS          = tostring(var.restore_days)
    RESTORE_TIER          = var.restore_tier
  }

  # Versions, since a copy is known by the one that was checked; unfinished uploads, to give them up.
  list_actions = ["s3:ListBucket", "s3:ListBucketVersions", "s3:ListBucketMultipartUploads"]

  # Without the right to list, S3 says "forbidden" of a key that is not there, and not "not found".
  list = {
    hot     = { Sid = "ListHot", Action = ["s3:ListBucket"], Resource = [var.storage.bucket_arns.hot] }
    archive = { Sid = "ListArchive", Action = local.list_actions, Resource = [var.storage.bucket_arns.archive] }
  }

  # The site alone writes new items, and looks by the indexes.
  write_ledger = {
    Sid      = "WriteLedger"
    Action   = ["dynamodb:GetItem", "dynamodb:UpdateItem", "dynamodb:Query"]
    Resource = [aws_dynamodb_table.ledger.arn]
  }

  log_in = [for database in var.database[*] : {
    Sid      = "LogIn"
    Action   = ["rds-db:connect"]
    Resource = [database.user_arn]
  }]

  # What each queue's function does with its own queue.
  take = { for word, queue in aws_sqs_queue.this : word => {
    Sid      = "TakeMessages"
    Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"]
    Resource = [queue.arn]
  } }

  functions = merge(
    {
      # 1: copies to the cold side, clears the hot one later, and brings back.
      archive = {
        timeout     = local.queues.archive.timeout
        memory      = 1024 # parts of 64 MiB pass through it where S3 cannot copy by itself
        concurrency = null # the queue's own limit; one here below it would turn messages away
        environment = merge(var.settings, local.settings)
        statements = concat(local.log_in, [
          local.take.archive,
          local.write_ledger,
          local.list.hot,
          local.list.archive,
          {
            Sid      = "MoveHot"
            Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
            Resource = [local.ours.hot]
          },
          {
            Sid      = "CopyToArchive"
            Action   = ["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
            Resource = [local.ours.archive]
          },
        ])
      }
      # 2: writes the ledger and asks S3 to open the cold copies.
      restore = {
        timeout     = local.queues.restore.timeout
        memory      = 512
        concurrency = null
        environment = merge(var.settings, local.settings)
        statements = concat(local.log_in, [
          local.take.restore,
          local.write_ledger,
          local.list.archive,
          {
            Sid      = "OpenCopies"
            Action   = ["s3:RestoreObject", "s3:GetObject", "s3:GetObjectVersion"]
            Resource = [local.ours.archive]
          },
        ])
      }
      # 3: looks which copies are open, counts, and says so.
      check = {
        timeout     = local.queues.check.timeout
        memory      = 512
        concurrency = null
        environment = merge(var.settings, local.settings)
        statements = concat(local.log_in, [
          local.take.check,
          local.write_ledger,
          local.list.hot,
          local.list.archive,
          {
            Sid      = "LookAtCopies"
            Action   = ["s3:GetObject", "s3:GetObjectVersion"]
            Resource = [local.ours.archive]
          },
          {
            Sid      = "CountWhatCameBack"
            Action   = ["s3:GetObject"]
            Resource = [local.ours.hot]
          },
          {
            Sid      = "Tell"
            Action   = ["sns:Publish"]
            Resource = [aws_sns_topic.notify.arn]
          },
        ])
      }
    },
    # By hand, one at a time: the tables, and who may do what with them.
    { for database in var.database[*] : "migrate" => {
      timeout     = 300
      memory      = 512
      concurrency = 1
      environment = merge(var.settings, { DATABASE_URL = database.owner_url })
      statements = [{
        Sid      = "LogInAsOwner"
        Action   = ["rds-db:connect"]
        Resource = [database.owner_arn]
      }]
    } },
  )
}

module "function" {
  source   = "../function"
  for_each = local.functions

  name        = "${var.name}-${each.key}"
  zip         = "${var.lambda_folder}/${each.key}.zip"
  timeout     = each.value.timeout
  memory      = each.value.memory
  concurrency = each.value.concurrency
  environment = each.value.environment
  statements  = each.value.statements
  vpc = one([for _ in var.database[*] : {
    subnet_ids         = var.vpc.subnet_ids
    security_group_ids = [aws_security_group.functions[0].id]
  }])
}

resource "aws_lambda_event_source_mapping" "this" {
  for_each = local.queues

  event_source_arn                   = aws_sqs_queue.this[each.key].arn
  function_name                      = module.function[each.key].arn
  batch_size                         = each.value.batch
  maximum_batching_window_in_seconds = each.value.window
  function_response_types            = ["ReportBatchItemFailures"] # else one bad message brings all back

  scaling_config {
    maximum_concurrency = each.value.concurrency
  }
}

# In the VPC they reach the database, and S3, DynamoDB and SNS through our endpoints. Nothing else.
resource "aws_security_group" "functions" {
  count = length(var.database[*])

  name        = "${var.name}-functions"
  description = "The archive's functions"
  vpc_id      = var.vpc.id
}

resource "aws_vpc_security_group_egress_rule" "functions_to_database" {
  count = length(var.database[*])

  security_group_id            = aws_security_group.functions[0].id
  description                  = "To the database"
  referenced_security_group_id = var.database.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_egress_rule" "functions_to_services" {
  for_each = length(var.database[*]) > 0 ? var.vpc.prefix_list_ids : {}

  security_group_id = aws_security_group.functions[0].id
  description       = "To ${each.key}, past any NAT"
  prefix_list_id    = each.value
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}

resource "aws_vpc_security_group_egress_rule" "functions_to_endpoints" {
  count = length(var.database[*])

  security_group_id            = aws_security_group.functions[0].id
  description                  = "To SNS"
  referenced_security_group_id = var.vpc.endpoints_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}
