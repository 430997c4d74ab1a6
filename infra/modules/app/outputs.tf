output "url_target" {
  description = "What the site's name in your DNS points at."
  value       = aws_lb.this.dns_name
}

output "load_balancer" {
  description = "The balancer and its targets, for alarms and PrivateLink."
  value = {
    arn               = aws_lb.this.arn
    suffix            = aws_lb.this.arn_suffix
    target_suffix     = aws_lb_target_group.this.arn_suffix
    security_group_id = aws_security_group.balancer.id
  }

  depends_on = [aws_lb_listener.https] # PrivateLink refuses a balancer that does not listen
}

output "security_group_id" {
  description = "The machines' group."
  value       = aws_security_group.machines.id
}

output "autoscaling_group_name" {
  description = "The group of machines."
  value       = aws_autoscaling_group.this.name
}
