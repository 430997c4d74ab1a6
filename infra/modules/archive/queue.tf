# Work waits here until its function takes it. One queue for each function: a filter on a shared one
# would delete what it does not let through.

locals {
  queues = {
    # Large things are copied here: minutes each, few at once.
    archive = { timeout = 300, batch = 5, window = 0, concurrency = 10 }
    # Each message is one request to S3.
    restore = { timeout = 60, batch = 10, window = 0, concurrency = 5 }
    # S3 tells of each object alone: 100,000 events become 1,000 calls.
    check = { timeout = 300, batch = 100, window = 20, concurrency = 2 }
  }
}

resource "aws_sqs_queue" "this" {
  for_each = local.queues

  name = "${var.name}-${each.key}"
  # While one works on a message nobody else may have it. AWS asks for six times the function's
  # timeout, and for the time in which a batch is gathered.
  visibility_timeout_seconds = 6 * each.value.timeout + each.value.window
  message_retention_seconds  = 14 * 24 * 3600 # the most there is: a week of holidays loses nothing
  receive_wait_time_seconds  = 20             # asking an empty queue again and again is paid for
  # SQS's own key: under AWS's KMS key EventBridge could not write (recalled).
  sqs_managed_sse_enabled = true
  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
    maxReceiveCount     = 5
  })
}

# What failed five times. A person looks at it; the alarm rings at the first.
resource "aws_sqs_queue" "dead" {
  for_each = local.queues

  name                      = "${var.name}-${each.key}-dead"
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  for_each = local.queues

  queue_url = aws_sqs_queue.dead[each.key].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.this[each.key].arn]
  })
}

# What the rule or the schedule could not hand over. Attributes of each message say which.
resource "aws_sqs_queue" "undelivered" {
  name                      = "${var.name}-undelivered"
  message_retention_seconds = 14 * 24 * 3600
  sqs_managed_sse_enabled   = true
}

locals {
  every_queue = merge(
    { for word, queue in aws_sqs_queue.this : word => queue },
    { for word, queue in aws_sqs_queue.dead : "${word}-dead" => queue },
    { undelivered = aws_sqs_queue.undelivered },
  )

  # Where the rule may put something. All others take only what our own roles send.
  fed_by_rule = ["check", "undelivered"]
}

resource "aws_sqs_queue_policy" "this" {
  for_each = local.every_queue

  queue_url = each.value.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        Sid       = "OnlyTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["sqs:*"]
        Resource  = [each.value.arn]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }],
      [for word in local.fed_by_rule : {
        Sid       = "FromTheRule"
        Effect    = "Allow"
        Principal = { Service = "events.amazonaws.com" }
        Action    = ["sqs:SendMessage"]
        Resource  = [each.value.arn]
        Condition = { ArnEquals = { "aws:SourceArn" = aws_cloudwatch_event_rule.restored.arn } }
      } if word == each.key],
    )
  })
}
