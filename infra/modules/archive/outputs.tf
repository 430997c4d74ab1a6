output "settings" {
  description = "What the site is told about the archive, as its settings spell it."
  value       = local.settings
}

output "ledger" {
  description = "The ledger's name, and its ARN for policies."
  value       = { name = aws_dynamodb_table.ledger.name, arn = aws_dynamodb_table.ledger.arn }
}

output "notify_arn" {
  description = "The topic that tells of folders that are back."
  value       = aws_sns_topic.notify.arn
}

output "queues" {
  description = "The names of the queues that are worked on, by function."
  value       = { for word, queue in aws_sqs_queue.this : word => queue.name }
}

output "dead_queues" {
  description = "The names of the queues in which nothing should be."
  value = merge(
    { for word, queue in aws_sqs_queue.dead : word => queue.name },
    { undelivered = aws_sqs_queue.undelivered.name },
  )
}

output "functions" {
  description = "The functions by word: name, ARN, how API Gateway calls them, and where they write."
  value = { for word, function in module.function : word => {
    name       = function.name
    arn        = function.arn
    invoke_arn = function.invoke_arn
    log_group  = function.log_group
  } }
}

output "rule_name" {
  description = "The rule that hears of opened copies."
  value       = aws_cloudwatch_event_rule.restored.name
}

output "functions_security_group_id" {
  description = "The functions' group in the VPC. Null when they stand outside."
  value       = one(aws_security_group.functions[*].id)
}

output "site_statements" {
  description = "What the site may do with the archive, for whatever role it runs under."
  value = [
    {
      Sid      = "SendWork"
      Effect   = "Allow"
      Action   = ["sqs:SendMessage", "sqs:GetQueueAttributes"]
      Resource = values(aws_sqs_queue.this)[*].arn
    },
    {
      Sid      = "TakeUpDeadLetters"
      Effect   = "Allow"
      Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ChangeMessageVisibility"]
      Resource = values(aws_sqs_queue.dead)[*].arn
    },
    {
      Sid    = "KeepLedger"
      Effect = "Allow"
      Action = [
        "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:Query",
      ]
      Resource = [aws_dynamodb_table.ledger.arn, "${aws_dynamodb_table.ledger.arn}/index/*"]
    },
    {
      Sid      = "Tell"
      Effect   = "Allow"
      Action   = ["sns:Publish"]
      Resource = [aws_sns_topic.notify.arn]
    },
    # The site alone may delete cold copies, when nobody needs them any more.
    {
      Sid    = "KeepArchive"
      Effect = "Allow"
      Action = [
        "s3:GetObject", "s3:GetObjectVersion", "s3:PutObject", "s3:AbortMultipartUpload",
        "s3:ListMultipartUploadParts", "s3:DeleteObject", "s3:DeleteObjectVersion",
      ]
      Resource = [local.ours.archive]
    },
    {
      Sid      = "KeepHot"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
      Resource = [local.ours.hot]
    },
    {
      Sid      = "List"
      Effect   = "Allow"
      Action   = local.list_actions
      Resource = [var.storage.bucket_arns.hot, var.storage.bucket_arns.archive]
    },
  ]
}
