# Told when a job of the archive ends, also one that was given up: job, folder and state, no names.
# Whoever wants to know subscribes.

resource "aws_sns_topic" "notify" {
  name              = "${var.name}-notify"
  kms_master_key_id = "alias/aws/sns" # only our own roles publish here
}

resource "aws_sns_topic_policy" "notify" {
  arn = aws_sns_topic.notify.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyTls"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["sns:Publish"]
      Resource  = [aws_sns_topic.notify.arn]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
